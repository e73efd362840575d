package dev.banister.engine.osgi;

import com.zaxxer.hikari.HikariDataSource;
import dev.banister.api.admin.MigrationService;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.util.tracker.ServiceTracker;

/**
 * A real framework inside the test: Felix with Declarative Services, configuration admin, H2, HikariCP and the engine as
 * it was just compiled. The API and the log come from the class path, so that the test sees the same types.
 */
final class OsgiHost {

    private static final long DEADLINE_MS = TimeUnit.SECONDS.toMillis(20);

    /** One class of each bundle that the host consists of. */
    private static final List<String> BUNDLES = List.of(
            "org.osgi.util.function.Function",
            "org.osgi.util.promise.Promise",
            "org.osgi.service.component.ComponentContext",
            "org.osgi.service.jdbc.DataSourceFactory",
            "org.apache.felix.cm.impl.ConfigurationManager",
            "org.apache.felix.scr.impl.Activator",
            "org.h2.Driver",
            HikariDataSource.class.getName());

    private static final String SHARED = String.join(
            ",",
            "org.slf4j;version=2.0.20",
            "org.slf4j;version=1.7.36",
            "dev.banister.api.model;version=1.0.0",
            "dev.banister.api.module;version=1.1.0",
            "dev.banister.api.schema;version=1.0.0",
            "dev.banister.api.admin;version=1.0.0",
            "org.osgi.service.cm;version=1.6.1",
            "dev.banister.engine.osgi.probe");

    private final Framework framework;

    private OsgiHost(Framework framework) {
        this.framework = framework;
    }

    /** Starts a host in that mode with more framework properties. */
    static OsgiHost start(Path home, String mode, Map<String, String> properties) throws Exception {
        Map<String, String> all = new HashMap<>(properties);
        all.put("banister.home", home.toString());
        all.put("banister.mode", mode);
        all.put(
                Constants.FRAMEWORK_STORAGE,
                Files.createTempDirectory(home, "framework").toString());
        all.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SHARED);
        all.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(all);
        framework.init();
        OsgiHost host = new OsgiHost(framework);
        List<Bundle> bundles = new ArrayList<>();
        for (String type : BUNDLES) {
            bundles.add(
                    host.context().installBundle(locationOf(Class.forName(type)).toString()));
        }
        bundles.add(host.install("engine", jarOf(Path.of(locationOf(FrameworkModules.class)))));
        for (Bundle bundle : bundles) {
            bundle.start();
        }
        framework.start();
        return host;
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    Bundle install(String location, byte[] jar) throws BundleException {
        return context().installBundle(location, new ByteArrayInputStream(jar));
    }

    Bundle installAndStart(JarBuilder jar) throws BundleException {
        byte[] bytes = jar.build();
        Bundle bundle = install("test:" + System.nanoTime(), bytes);
        bundle.start();
        return bundle;
    }

    /** Configures a database as a file in {@code conf/} would. */
    void configure(Map<String, String> values) throws Exception {
        ConfigurationAdmin configurations = service(ConfigurationAdmin.class, "(objectClass=*)");
        configurations
                .getFactoryConfiguration("dev.banister.database", values.getOrDefault("name", "main"), "?")
                .update(new Hashtable<>(values));
    }

    /** A driver that refuses whatever it is asked for. */
    void offerDriver(String driverClass, SQLException refusal) throws Exception {
        Class<?> type = engine().loadClass("org.osgi.service.jdbc.DataSourceFactory");
        Object driver = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
            if (method.getDeclaringClass() == Object.class) {
                return "hashCode".equals(method.getName()) ? 1 : "refusing driver";
            }
            throw refusal;
        });
        engine().getBundleContext()
                .registerService(
                        type.getName(), driver, new Hashtable<>(Map.of("osgi.jdbc.driver.class", driverClass)));
    }

    private Bundle engine() {
        return Objects.requireNonNull(context().getBundle("engine"));
    }

    MigrationService migrations() throws Exception {
        return migrations("main");
    }

    MigrationService migrations(String database) throws Exception {
        return service(MigrationService.class, "(banister.database=" + database + ")");
    }

    boolean hasMigrations() {
        return context().getServiceReference(MigrationService.class) != null;
    }

    /** The first column of a query on the database. */
    List<String> query(String sql) throws Exception {
        DataSource source = service(DataSource.class, "(banister.database=*)");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return firstColumn(result);
        }
    }

    private static List<String> firstColumn(ResultSet result) throws SQLException {
        List<String> cells = new ArrayList<>();
        while (result.next()) {
            cells.add(result.getString(1));
        }
        return cells;
    }

    /** A service as soon as it is there. */
    private <T> T service(Class<T> type, String filter) throws InvalidSyntaxException, InterruptedException {
        String both = "(&(objectClass=" + type.getName() + ")" + filter + ")";
        ServiceTracker<T, T> tracker = new ServiceTracker<>(context(), context().createFilter(both), null);
        tracker.open();
        T service = tracker.waitForService(DEADLINE_MS);
        if (service == null) {
            throw new AssertionError("no service " + both + " within " + DEADLINE_MS + " ms");
        }
        return service;
    }

    private static URI locationOf(Class<?> type) throws URISyntaxException {
        return type.getProtectionDomain().getCodeSource().getLocation().toURI();
    }

    /** The compiled engine is a folder during its own build. */
    private static byte[] jarOf(Path classes) throws IOException {
        if (Files.isRegularFile(classes)) {
            return Files.readAllBytes(classes);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes);
                Stream<Path> files = Files.walk(classes)) {
            files.filter(Files::isRegularFile).sorted().forEach(file -> add(jar, classes, file));
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream jar, Path classes, Path file) {
        try {
            jar.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
            jar.write(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void close() throws Exception {
        framework.stop();
        framework.waitForStop(DEADLINE_MS);
    }
}
