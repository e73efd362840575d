package dev.banister.engine.osgi;

import com.zaxxer.hikari.HikariDataSource;
import dev.banister.api.model.DatabaseUnreachableException;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.api.model.UsageException;
import dev.banister.api.module.ModuleConstants;
import dev.banister.engine.service.DatabaseAddress;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jdbc.DataSourceFactory;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database that the host configures by its URL: a small pool over the driver that the URL is for, published as a
 * {@link DataSource} while that driver is there. It connects when it is first asked to, so that a database that is down
 * is told of by whoever asks.
 */
@Component(
        service = {},
        immediate = true,
        configurationPid = PooledDatabase.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class PooledDatabase {

    static final String PID = "dev.banister.database";

    private static final Logger LOG = LoggerFactory.getLogger(PooledDatabase.class);
    private static final int CONNECT_TIMEOUT_MS = 10_000;

    private final BundleContext engine;
    private final Databases databases;
    private final Map<String, ?> values;
    private final String source;
    private final PoolConfig config;
    private final SortedSet<ServiceReference<DataSourceFactory>> factories = new ConcurrentSkipListSet<>();
    private final @Nullable ServiceTracker<DataSourceFactory, ServiceReference<DataSourceFactory>> tracker;
    private @Nullable Pool pool;
    private boolean choosing;

    private record Pool(
            ServiceReference<DataSourceFactory> factory,
            TriedPool connections,
            ServiceRegistration<DataSource> registration) {}

    @Activate
    public PooledDatabase(BundleContext engine, @Reference Databases databases, Map<String, Object> values) {
        this.engine = engine;
        this.databases = databases;
        this.values = values;
        this.source = source(values);
        ConfigValues read = new ConfigValues(values, source);
        this.config = PoolConfig.read(values, read, System::getenv);
        if (config.driver().isEmpty() || !read.problems().isEmpty()) {
            this.tracker = null;
            refuse(read.problems());
        } else {
            this.tracker =
                    new ServiceTracker<>(engine, factoriesOf(config.driver().get()), new Factories());
            tracker.open();
            opened();
        }
    }

    @Deactivate
    void close() {
        closed();
        if (tracker != null) {
            tracker.close();
        }
        databases.forget(config.name(), this);
    }

    private static String source(Map<String, Object> values) {
        Object file = values.get("felix.fileinstall.filename");
        return Objects.requireNonNullElse(file == null ? values.get("service.pid") : file, PID)
                .toString();
    }

    private void refuse(List<Finding> problems) {
        for (Finding problem : problems) {
            List<String> told = new ArrayList<>(List.of(problem.text()));
            told.addAll(problem.reasons());
            LOG.error("{}: {}; the database is not used", source, String.join(", ", told));
        }
        databases.notUsed(config.name());
        databases.unavailable(config.name(), this, () -> new UsageException(problems));
    }

    private static Filter factoriesOf(JdbcDriver driver) {
        try {
            return FrameworkUtil.createFilter("(&(objectClass=" + DataSourceFactory.class.getName() + ")("
                    + DataSourceFactory.OSGI_JDBC_DRIVER_CLASS + "=" + driver.driverClass() + "))");
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private synchronized void opened() {
        choosing = true;
        choose();
    }

    private synchronized void closed() {
        choosing = false;
        closePool();
    }

    /** Takes the best factory that is there. */
    private synchronized void choose() {
        if (!choosing) {
            return;
        }
        ServiceReference<DataSourceFactory> best = factories.isEmpty() ? null : factories.last();
        ServiceReference<DataSourceFactory> used = pool == null ? null : pool.factory();
        if (best != null && best.equals(used)) {
            return;
        }
        closePool();
        if (best == null) {
            databases.unavailable(config.name(), this, this::withoutDriver);
        } else {
            openPool(best);
        }
    }

    private void openPool(ServiceReference<DataSourceFactory> reference) {
        DataSourceFactory factory = engine.getService(reference);
        if (factory == null) {
            databases.unavailable(config.name(), this, this::withoutDriver);
            return;
        }
        try {
            TriedPool connections = connections(driver(factory));
            ServiceRegistration<DataSource> registration =
                    engine.registerService(DataSource.class, connections, properties());
            pool = new Pool(reference, connections, registration);
            databases.forget(config.name(), this);
        } catch (SQLException refused) {
            engine.ungetService(reference);
            refuse(List.of(Finding.of(
                            FindingCodes.BAD_CONFIGURATION,
                            Severity.ERROR,
                            Place.host().file(source),
                            "the driver does not take the configuration of the database " + config,
                            "Correct the URL: what it may hold is said in the documentation of the driver.")
                    .because("the driver: " + DatabaseAddress.clean(String.valueOf(refused.getMessage())))));
        }
    }

    private Driver driver(DataSourceFactory factory) throws SQLException {
        Driver driver = factory.createDriver(new Properties());
        if (!driver.acceptsURL(config.url())) {
            throw new SQLException("it does not take the URL");
        }
        return driver;
    }

    private TriedPool connections(Driver driver) {
        JdbcDriver known = config.driver().orElseThrow();
        Properties jdbc = known.properties(config.url());
        if (!config.user().isEmpty()) {
            jdbc.setProperty("user", config.user());
        }
        if (!config.secret().isEmpty()) {
            jdbc.setProperty("password", config.secret());
        }
        HikariDataSource connections = new HikariDataSource();
        connections.setPoolName("banister-" + config.name());
        DriverDataSource direct = new DriverDataSource(driver, config.url(), jdbc);
        connections.setDataSource(direct);
        // The pool does not use it, messages do: they say where the database is.
        connections.setJdbcUrl(DatabaseAddress.shown(config.url()));
        connections.setMaximumPoolSize(known.mostConnections());
        connections.setMinimumIdle(1);
        connections.setExceptionOverride(new BrokenConnections(connections, known));
        connections.setConnectionTimeout(CONNECT_TIMEOUT_MS);
        // Not to fail at the start: the database may come up later.
        connections.setInitializationFailTimeout(-1);
        return new TriedPool(direct, connections, config.origin());
    }

    private Dictionary<String, Object> properties() {
        Map<String, Object> properties = new TreeMap<>();
        properties.put(ModuleConstants.DATABASE, config.name());
        values.forEach((key, value) -> {
            if (DatabaseOptions.KEYS.contains(key) || key.startsWith(DatabaseOptions.PLACEHOLDER)) {
                properties.put(Databases.PROPERTY_PREFIX + key, value);
            }
        });
        return FrameworkUtil.asDictionary(properties);
    }

    private synchronized void closePool() {
        Pool closing = pool;
        pool = null;
        if (closing != null) {
            closing.registration().unregister();
            closing.connections().close();
            engine.ungetService(closing.factory());
        }
    }

    private DatabaseUnreachableException withoutDriver() {
        JdbcDriver driver = config.driver().orElseThrow();
        return new DatabaseUnreachableException(Finding.of(
                        FindingCodes.DATABASE_UNREACHABLE,
                        Severity.ERROR,
                        Place.host().file(source),
                        "no driver for the database " + config + " is installed",
                        driver.isShipped()
                                ? "Put the driver's jar back into bundles/ of the distribution, with that of pax-jdbc."
                                : "Put the driver's jar, a bundle, into bundles/ of the distribution; it is not part of it.")
                .because("no DataSourceFactory with " + DataSourceFactory.OSGI_JDBC_DRIVER_CLASS + "="
                        + driver.driverClass()));
    }

    /** Keeps account of the driver's factories. */
    private final class Factories
            implements ServiceTrackerCustomizer<DataSourceFactory, ServiceReference<DataSourceFactory>> {

        @Override
        public ServiceReference<DataSourceFactory> addingService(ServiceReference<DataSourceFactory> reference) {
            factories.add(reference);
            choose();
            return reference;
        }

        @Override
        public void modifiedService(
                ServiceReference<DataSourceFactory> reference, ServiceReference<DataSourceFactory> same) {
            // A factory stays what it is; its ranking only matters when one is chosen.
        }

        @Override
        public void removedService(
                ServiceReference<DataSourceFactory> reference, ServiceReference<DataSourceFactory> same) {
            factories.remove(reference);
            choose();
        }
    }
}
