package dev.banister.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.ModuleStatus;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.ScriptStatus;
import dev.banister.api.model.DatabaseUnreachableException;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleState;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.Place;
import dev.banister.api.model.ScriptState;
import dev.banister.api.model.Severity;
import dev.banister.api.module.Database;
import dev.banister.api.module.Migration;
import dev.banister.engine.catalog.GroupOffer;
import dev.banister.engine.catalog.ModuleFiles;
import dev.banister.engine.catalog.ModuleOffer;
import dev.banister.engine.script.TimeLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class DatabaseModulesTest {

    private static final GroupOffer CORE = group("2020-01-01-core");
    private static final GroupOffer NEWS = group("2020-02-01-news", "core/2020-01-01-core");

    private final Neighbourhood neighbourhood = new Neighbourhood();
    private List<ModuleOffer> offers = List.of();

    @Test
    void sendsEveryModuleToEveryDatabase() {
        offer(module("core", CORE), module("news", NEWS));
        DatabaseMigrations main = open("main");
        DatabaseMigrations reports = open("reports");

        up(main);

        assertThat(applied(main)).containsExactly("core/2020-01-01-core/A", "news/2020-02-01-news/A");
        assertThat(applied(reports)).isEmpty();
        assertThat(reports.scripts()).extracting(ScriptStatus::state).containsOnly(ScriptState.PENDING);
    }

    @Test
    void sendsAGroupOnlyToTheDatabaseThatItNames() {
        offer(module("core", CORE, group("2020-03-01-figures").in(List.of("reports"))));
        DatabaseMigrations main = open("main");
        DatabaseMigrations reports = open("reports");

        up(main);
        up(reports);

        assertThat(applied(main)).containsExactly("core/2020-01-01-core/A");
        assertThat(applied(reports)).containsExactly("core/2020-01-01-core/A", "core/2020-03-01-figures/A");
    }

    @Test
    void sendsADatabaseOnlyTheModulesThatItWants() {
        offer(module("org.example.core", CORE), module("org.example.news", group("2020-02-01-news")));
        DatabaseMigrations main = open("main", "org.example.*");
        DatabaseMigrations reports = open("reports", "*.news", "nobody");

        assertThat(main.modules()).extracting(status -> status.module().value()).hasSize(2);
        assertThat(reports.modules())
                .extracting(status -> status.module().value())
                .containsExactly("org.example.news");
    }

    @Test
    void waitsForWhatAnotherDatabaseMustHaveFirst() {
        offer(module("core", CORE.in(List.of("reports"))), module("news", NEWS.in(List.of("main"))));
        DatabaseMigrations main = open("main");
        DatabaseMigrations reports = open("reports");

        up(main);

        assertThat(applied(main)).isEmpty();
        assertThat(main.modules()).extracting(ModuleStatus::state).containsExactly(ModuleState.BLOCKED);
        assertThat(main.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCodes.REQUIRED_ELSEWHERE);
            assertThat(finding.text()).contains("core/2020-01-01-core", "the database reports");
            assertThat(finding.reasons()).containsExactly("not applied: core/2020-01-01-core");
            assertThat(finding.remedy()).contains("up --database reports");
        });

        up(reports);
        up(main);

        assertThat(main.findings()).isEmpty();
        assertThat(applied(main)).containsExactly("news/2020-02-01-news/A");
    }

    @Test
    void refusesRequirementsThatGoBothWays() {
        offer(
                module("core", CORE.in(List.of("reports"))),
                module("news", NEWS.in(List.of("main"))),
                module("back", group("2020-03-01-back", "news").in(List.of("reports"))));
        DatabaseMigrations main = open("main");
        DatabaseMigrations reports = open("reports");

        up(reports);
        up(main);

        assertThat(applied(reports)).containsExactly("core/2020-01-01-core/A");
        assertThat(applied(main)).isEmpty();
        assertThat(main.findings()).extracting(Finding::code).containsExactly(FindingCodes.DATABASE_CIRCLE);
        assertThat(reports.findings()).extracting(Finding::code).containsExactly(FindingCodes.DATABASE_CIRCLE);
    }

    @Test
    void holdsWhatRequiresSomethingOfADatabaseThatCannotBeReached() {
        offer(module("core", CORE.in(List.of("reports"))), module("news", NEWS.in(List.of("main"))));
        neighbourhood.moveIn("reports", ModuleFilter.ALL, () -> {
            throw new DatabaseUnreachableException(Finding.of(
                    FindingCodes.DATABASE_UNREACHABLE, Severity.ERROR, Place.host(), "it is down", "Start it."));
        });
        DatabaseMigrations main = open("main");

        assertThat(main.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.reasons())
                        .containsExactly("the database reports could not be asked: it is down"));
    }

    @Test
    void saysThatAGroupIsForADatabaseThatTheHostDoesNotHave() {
        offer(module("core", CORE.in(List.of("reprots"))));
        DatabaseMigrations main = open("main");

        assertThat(main.scripts()).isEmpty();
        assertThat(main.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCodes.NO_SUCH_DATABASE);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.text()).contains("reprots");
        });
    }

    @Test
    void givesTheVerySameListWhileNothingHasChanged() {
        offer(module("core", CORE.in(List.of("reports"))), module("news", NEWS.in(List.of("main"))));
        open("reports");
        DatabaseModules modules = new DatabaseModules("main", () -> offers, neighbourhood);
        open("main");

        assertThat(modules.current()).isSameAs(modules.current());
        assertThat(modules.present()).isSameAs(modules.present());
    }

    private void offer(ModuleOffer... modules) {
        offers = List.of(modules);
    }

    private DatabaseMigrations open(String name, String... modules) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        DatabaseMigrations migrations = new DatabaseMigrations(
                source,
                new DatabaseModules(name, () -> offers, neighbourhood),
                new DatabaseSettings(name, false, false, "", Optional.empty(), "banister_", Map.of(), TimeLimits.NONE));
        neighbourhood.moveIn(name, new ModuleFilter(List.of(modules)), migrations::applied);
        return migrations;
    }

    private static void up(MigrationService service) {
        assertThat(service.run(service.plan(PlanRequest.up()), RunListener.NONE).succeeded())
                .isTrue();
    }

    private static List<String> applied(MigrationService service) {
        return service.scripts().stream()
                .filter(script -> script.state() == ScriptState.APPLIED)
                .map(script -> script.script().toString())
                .toList();
    }

    private static GroupOffer group(String name, String... requires) {
        return new GroupOffer(
                name,
                false,
                Arrays.asList(requires),
                List.of(),
                List.of(),
                Optional.empty(),
                new ArrayList<>(List.of(new A(name.substring(name.lastIndexOf('-') + 1)))));
    }

    private static ModuleOffer module(String name, GroupOffer... groups) {
        return new ModuleOffer(
                new ModuleId(name), ModuleVersion.ZERO, "migrations", new NoFiles(), List.of(groups), List.of());
    }

    private static final class A extends Migration {

        private final String table;

        A(String table) {
            this.table = table;
        }

        @Override
        public void up(Database db) {
            db.execute("CREATE TABLE " + table + " (id INTEGER)");
        }
    }

    private static final class NoFiles implements ModuleFiles {

        @Override
        public SortedSet<String> below(String path) {
            return new TreeSet<>();
        }

        @Override
        public byte[] read(String path) throws IOException {
            throw new IOException(path);
        }
    }
}
