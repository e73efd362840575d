package dev.banister.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.ScriptStatus;
import dev.banister.api.model.DatabaseUnreachableException;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleState;
import dev.banister.api.model.ScriptState;
import dev.banister.jars.BundleJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** A host with several databases. */
@ExtendWith(InsideFramework.class)
class DatabasesIT {

    private static final String NEWS = "org.example.news";
    private static final String CREATE = "CREATE TABLE news (title VARCHAR(100))";

    private Inside host;

    @BeforeEach
    void open() throws Exception {
        host = new Inside();
    }

    @AfterEach
    void close() throws Exception {
        host.close();
    }

    @Test
    void upgradesEachDatabaseByItself() throws Exception {
        host.configure(Map.of("name", "reports", "url", memory(), "user", "sa"));

        host.drop("news.jar", news().up("2010-11-29-news", "news", CREATE));

        awaitApplied("main", "news");
        awaitApplied("reports", "news");
    }

    @Test
    void takesTheVariantOfEachProductAndHoldsOnlyWhatHasNone() throws Exception {
        Path file = Files.createTempFile("banister-", ".db");
        try {
            host.configure(Map.of("name", "reports", "url", "jdbc:sqlite:" + file));

            host.drop(
                    "news.jar",
                    news().up("2010-11-29-news", "news", CREATE)
                            .file("migrations/2010-11-29-news/kinds.up.sqlite.sql", "CREATE TABLE kinds (one TEXT)")
                            .file("migrations/2010-11-29-news/kinds.up.h2.sql", "CREATE TABLE kinds (one CLOB)"));
            host.drop(
                    "h2.jar",
                    BundleJar.module("org.example.h2only", "1.0.0")
                            .file("migrations/2010-11-30-only/only.up.h2.sql", "CREATE TABLE only_here (id INT)"));

            awaitApplied("main", "kinds", "news", "only");
            awaitApplied("reports", "kinds", "news");
            MigrationService reports = host.migrations("reports");
            assertThat(reports.findings()).anyMatch(finding -> finding.code().equals(FindingCodes.NO_VARIANT));
            assertThat(reports.modules())
                    .anyMatch(module -> module.module().value().equals(NEWS) && module.state() == ModuleState.CURRENT);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void sendsAGroupToTheDatabaseThatItNamesAndGoesOnWhereItIsRequired() throws Exception {
        host.configure(Map.of("name", "reports", "url", memory(), "user", "sa"));

        host.drop(
                "news.jar",
                news().up("2010-11-29-news", "news", CREATE)
                        .file(
                                "migrations/2010-11-29-news/group.properties",
                                "database=main\nrequires=org.example.core/2010-01-01-core"));
        host.drop(
                "core.jar",
                BundleJar.module("org.example.core", "1.0.0")
                        .up("2010-01-01-core", "core", "CREATE TABLE core (id INTEGER)")
                        .file("migrations/2010-01-01-core/group.properties", "database=reports"));

        awaitApplied("reports", "core");
        awaitApplied("main", "news");
    }

    @Test
    void sendsADatabaseOnlyTheModulesThatItWants() throws Exception {
        host.configure(Map.of("name", "reports", "url", memory(), "user", "sa", "modules", "org.example.r*"));

        host.drop("news.jar", news().up("2010-11-29-news", "news", CREATE));

        awaitApplied("main", "news");
        assertThat(host.migrations("reports").modules()).isEmpty();
    }

    @Test
    void callsADatabaseUnreachableWhoseDataSourceIsGone() throws Exception {
        ServiceRegistration<DataSource> published = publish("reports");
        host.drop("news.jar", news().up("2010-11-29-news", "news", CREATE));
        awaitApplied("reports", "news");

        published.unregister();

        MigrationService gone =
                host.await("reports without a data source", () -> host.migrations("reports"), service -> {
                    try {
                        return service.modules().isEmpty();
                    } catch (DatabaseUnreachableException unreachable) {
                        return true;
                    }
                });
        assertThatThrownBy(gone::modules)
                .isInstanceOf(DatabaseUnreachableException.class)
                .hasMessageContaining("the data source of the database 'reports' is gone");
        awaitApplied("main", "news");
    }

    @Test
    void saysThatTwoDataSourcesHaveOneName() throws Exception {
        ServiceRegistration<DataSource> other = publish("main");
        try {
            host.awaitFinding(FindingCodes.TWO_DATA_SOURCES);
        } finally {
            other.unregister();
        }
        host.awaitNoFinding(FindingCodes.TWO_DATA_SOURCES);
    }

    private void awaitApplied(String database, String... scripts) throws Exception {
        host.await(
                "scripts applied to " + database,
                () -> host.migrations(database).scripts().stream()
                        .filter(script -> script.state() == ScriptState.APPLIED)
                        .map(ScriptStatus::script)
                        .map(id -> id.name())
                        .sorted()
                        .toList(),
                List.of(scripts)::equals);
    }

    private static ServiceRegistration<DataSource> publish(String name) {
        BundleContext context = FrameworkUtil.getBundle(DatabasesIT.class).getBundleContext();
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(memory());
        source.setUser("sa");
        return context.registerService(DataSource.class, source, new Hashtable<>(Map.of("banister.database", name)));
    }

    private static String memory() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    private static BundleJar news() {
        return BundleJar.module(NEWS, "1.0.0");
    }
}
