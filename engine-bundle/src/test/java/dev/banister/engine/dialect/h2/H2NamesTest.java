package dev.banister.engine.dialect.h2;

import static dev.banister.api.schema.ColumnType.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.RefusedException;
import dev.banister.api.module.ReversibleMigration;
import dev.banister.api.schema.Schema;
import dev.banister.engine.Banister;
import dev.banister.engine.CodeModule;
import dev.banister.testservers.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a URL may say of names and texts. */
class H2NamesTest {

    @TempDir
    Path folder;

    private TestDatabase database(String settings) {
        TestDatabase plain = TestDatabase.h2(folder.resolve("db"));
        return plain.reachedBy(plain.url() + settings, plain.user(), "");
    }

    private static final class Change extends ReversibleMigration {

        @Override
        public void change(Schema schema) {
            schema.createTable("Parts", t -> {
                t.integer("Größe");
                t.string("name").unique();
            });
            schema.addColumn("parts", "more", integer());
            schema.renameColumn("parts", "größe", "Breite");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ";DATABASE_TO_LOWER=TRUE",
                ";DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                ";CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                ";MODE=MySQL;DATABASE_TO_LOWER=TRUE"
            })
    void storesNamesAsTheDatabaseDoes(String settings) {
        TestDatabase database = database(settings);
        CodeModule module = CodeModule.of("a", "1.0.0").group("2020-01-01-g", new Change());
        MigrationService migrations =
                Banister.on(database.dataSource()).module(module).open();

        assertThat(migrations
                        .run(migrations.plan(PlanRequest.up()), RunListener.NONE)
                        .succeeded())
                .isTrue();
        assertThat(database.column("SELECT COUNT(breite) + COUNT(name) + COUNT(more) FROM parts"))
                .containsExactly("0");
        assertThat(migrations
                        .run(migrations.plan(PlanRequest.down(new ModuleId("a"))), RunListener.NONE)
                        .succeeded())
                .isTrue();
    }

    @Test
    void refusesAModeThatMakesNullOfEmptyText() {
        MigrationService migrations =
                Banister.on(database(";MODE=Oracle").dataSource()).open();

        assertThatThrownBy(() -> migrations.plan(PlanRequest.up()))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.findings().get(0).code()).isEqualTo(FindingCodes.UNKNOWN_DATABASE))
                .hasMessageContaining("Leave MODE=Oracle out of the URL");
    }
}
