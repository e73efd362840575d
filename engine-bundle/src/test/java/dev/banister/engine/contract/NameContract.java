package dev.banister.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.HistoryEvent;
import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.ModuleFolder;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and texts that databases are fond of changing. */
interface NameContract extends Contract {

    String FAR_TEXT = "später: naïve 漢字 🚀 'quoted' \\ \"twice\"";

    @Test
    default void tellsScriptsApartThatDifferInCase() {
        ModuleFolder a = host().module("a")
                .up("2020-01-01-g/MigrateFoo", "CREATE TABLE t1 (id INT);")
                .down("2020-01-01-g/MigrateFoo", "DROP TABLE t1;")
                .up("2020-01-01-g/migratefoo", "CREATE TABLE t2 (id INT);")
                .down("2020-01-01-g/migratefoo", "DROP TABLE t2;");

        host().up(a);

        assertThat(host().states(a))
                .containsEntry("a/2020-01-01-g/MigrateFoo", ScriptState.APPLIED)
                .containsEntry("a/2020-01-01-g/migratefoo", ScriptState.APPLIED);
    }

    @Test
    default void tellsModulesApartThatDifferInCase() {
        ModuleFolder lower = host().module("news").up("2020-01-01-g/s", "CREATE TABLE t1 (id INT);");
        ModuleFolder upper = host().module("NEWS")
                .up("2020-01-01-g/s", "CREATE TABLE t2 (id INT);")
                .down("2020-01-01-g/s", "DROP TABLE t2;");
        host().up(lower, upper);

        host().down("NEWS", lower, upper);

        assertThat(host().states(lower, upper))
                .containsEntry("news/2020-01-01-g/s", ScriptState.APPLIED)
                .containsEntry("NEWS/2020-01-01-g/s", ScriptState.PENDING);
        assertThat(host().open(lower, upper).history(Optional.of(new ModuleId("news")), 0))
                .hasSize(1);
    }

    @Test
    default void keepsAnyTextInTheHistory() {
        ModuleFolder a = host().module("a").up("2020-01-01-g/s", "CREATE TABLE t (id INT);");

        host().run(PlanRequest.ignore(ScriptId.parse("a/2020-01-01-g/s"), FAR_TEXT), a);

        assertThat(host().open(a).history(Optional.empty(), 1))
                .extracting(HistoryEvent::note)
                .singleElement()
                .asString()
                .contains(FAR_TEXT);
    }

    @Test
    default void runsTextOfAnyLanguageAsItStands() {
        ModuleFolder a = host().module("a")
                .up(
                        "2020-01-01-g/s",
                        "CREATE TABLE " + quoted("größe") + " (" + quoted("Maß") + " " + text() + ");\n"
                                + "INSERT INTO " + quoted("größe") + " VALUES ('5 µm — 漢字 🚀 ;');");

        RunReport report = host().up(a);

        assertThat(report.succeeded()).isTrue();
        assertThat(host().column("SELECT " + quoted("Maß") + " FROM " + quoted("größe")))
                .containsExactly("5 µm — 漢字 🚀 ;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Order ",
                "select",
                "größe_",
                "x'; DROP TABLE t; --",
                "a\"b`c]d_",
                "this_prefix_is_as_long_as_history_leaves_of_63_letters__"
            })
    default void givesOurOwnTablesAnyPrefix(String prefix) {
        host().database().execute("CREATE TABLE t (id INT)");
        ModuleFolder a = host().module("a").up("2020-01-01-g/s", "CREATE TABLE u (id INT);");
        MigrationService migrations = host().banister(a).historyPrefix(prefix).open();

        Host.run(migrations, PlanRequest.up());

        assertThat(migrations.scripts())
                .singleElement()
                .satisfies(script -> assertThat(script.state()).isEqualTo(ScriptState.APPLIED));
        assertThat(host().hasTable(prefix + "history")).isTrue();
        assertThat(host().hasTable("t")).isTrue();
    }
}
