package dev.banister.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.ScriptStatus;
import dev.banister.api.model.Finding;
import dev.banister.api.model.ModuleState;
import dev.banister.api.model.ScriptState;
import dev.banister.jars.BundleJar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.h2.Driver;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.util.tracker.ServiceTracker;

/** The inside of a host with a database of its own, for as long as a test lasts. */
final class Inside implements AutoCloseable {

    private static final Duration MOST = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final BundleContext context = FrameworkUtil.getBundle(Inside.class).getBundleContext();
    private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    private final List<Configuration> configured = new ArrayList<>();
    private final ConfigurationAdmin configurations;
    private final ServiceTracker<MigrationService, MigrationService> services;

    Inside() throws IOException {
        // Given back only with the tests' bundle: Felix ends it for whoever lets go of it.
        configurations = context.getService(context.getServiceReference(ConfigurationAdmin.class));
        configure(Map.of("name", "main", "url", url, "user", "sa"));
        services = new ServiceTracker<>(context, MigrationService.class, null);
        services.open();
    }

    /** One more database, until the test ends. */
    void configure(Map<String, String> values) throws IOException {
        Configuration configuration = configurations.createFactoryConfiguration("dev.banister.database", "?");
        configuration.update(new Hashtable<>(values));
        configured.add(configuration);
    }

    MigrationService migrations() throws Exception {
        return migrations("main");
    }

    MigrationService migrations(String database) throws Exception {
        return await(
                        "the database " + database,
                        () -> services.getTracked().values().stream()
                                .filter(service -> service.database().equals(database))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** Installs and starts a bundle, as FileInstall does. */
    Bundle drop(String file, BundleJar jar) throws BundleException {
        Bundle bundle = install(file, jar);
        bundle.start(Bundle.START_ACTIVATION_POLICY);
        return bundle;
    }

    Bundle install(String file, BundleJar jar) throws BundleException {
        return install(file, jar.bytes());
    }

    Bundle install(String file, byte[] jar) throws BundleException {
        return context.installBundle("file:/modules/" + file, new ByteArrayInputStream(jar));
    }

    /** Puts another file in the place of a bundle's, as FileInstall does. */
    void replace(Bundle bundle, BundleJar jar) throws BundleException {
        bundle.stop(Bundle.STOP_TRANSIENT);
        bundle.update(new ByteArrayInputStream(jar.bytes()));
        bundle.start(Bundle.START_ACTIVATION_POLICY);
    }

    void awaitApplied(String... scripts) throws Exception {
        await(
                "applied scripts",
                () -> migrations().scripts().stream()
                        .filter(script -> script.state() == ScriptState.APPLIED)
                        .map(ScriptStatus::script)
                        .map(id -> id.name())
                        .sorted()
                        .toList(),
                List.of(scripts)::equals);
    }

    void awaitState(String module, ModuleState state) throws Exception {
        await(
                "the state of " + module,
                () -> migrations().modules().stream()
                        .filter(one -> one.module().value().equals(module))
                        .map(one -> one.state())
                        .toList(),
                List.of(state)::equals);
    }

    List<Finding> awaitFinding(String code) throws Exception {
        return await(
                "findings " + code,
                () -> migrations().findings().stream()
                        .filter(finding -> finding.code().equals(code))
                        .toList(),
                findings -> !findings.isEmpty());
    }

    void awaitNoFinding(String code) throws Exception {
        await(
                "findings " + code,
                () -> migrations().findings().stream()
                        .filter(finding -> finding.code().equals(code))
                        .toList(),
                List::isEmpty);
    }

    /** Asks until the answer is the right one: the engine settles on a thread of its own and tells nobody. */
    <T> T await(String what, Callable<T> question, Predicate<T> right) throws Exception {
        long deadline = System.nanoTime() + MOST.toNanos();
        T answer = question.call();
        while (!right.test(answer)) {
            assertThat(System.nanoTime()).as("%s: %s", what, answer).isLessThan(deadline);
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            answer = question.call();
        }
        return answer;
    }

    /** The first column. */
    List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = new Driver().connect(url, properties());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", "sa");
        return properties;
    }

    /** Ends when the databases are gone: the next test has some of the same names. */
    @Override
    public void close() throws Exception {
        List<Object> names = new ArrayList<>();
        for (Configuration configuration : configured) {
            names.add(configuration.getProperties().get("name"));
            configuration.delete();
        }
        await("databases", this::databases, left -> left.stream().noneMatch(names::contains));
        services.close();
    }

    private List<String> databases() {
        return services.getTracked().values().stream()
                .map(MigrationService::database)
                .toList();
    }
}
