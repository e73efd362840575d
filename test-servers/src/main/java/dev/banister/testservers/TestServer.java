package dev.banister.testservers;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A database server for tests. {@link #postgresql()} and {@link #mariadb()} start one at the first call in this JVM and
 * hand out the same one from then on; it stops when the JVM ends, however it ends. With the system property
 * {@code banister.test.postgresql.url} or {@code banister.test.mariadb.url} (and {@code .user}, {@code .password} in
 * place of {@code .url}) nothing is started, and the server behind that URL is used: its user must be allowed to create
 * databases and users.
 *
 * <p>Threads may share a server. Every method throws {@link IllegalStateException}, with what to do about it, when there
 * is no server for this machine or it does not start.
 */
public final class TestServer implements AutoCloseable {

    private static final Map<Product, TestServer> SHARED = new EnumMap<>(Product.class);

    private final Product product;
    private final Login admin;
    private final Optional<ServerProcess> process;

    private TestServer(Product product, Login admin, Optional<ServerProcess> process) {
        this.product = product;
        this.admin = admin;
        this.process = process;
    }

    /** The PostgreSQL server of this JVM; whoever asks first waits for its start. */
    public static TestServer postgresql() {
        return shared(Product.POSTGRESQL);
    }

    /** The MariaDB server of this JVM; whoever asks first waits for its start. */
    public static TestServer mariadb() {
        return shared(Product.MARIADB);
    }

    /** A PostgreSQL server of the caller's own, never one behind a URL: to be killed, for instance. */
    public static TestServer startPostgresql() {
        return of(PostgresqlProcess.start());
    }

    /** A MariaDB server of the caller's own, never one behind a URL: to be killed, for instance. */
    public static TestServer startMariadb() {
        return of(MariadbProcess.start());
    }

    /**
     * A PgBouncer of the caller's own, in transaction mode, in front of a PostgreSQL server that was started here: each
     * transaction of a connection may have another session of the server. It has to be installed, by the package pgbouncer of
     * Debian.
     *
     * @param sessions how many it keeps for each database
     * @param life how long it keeps one
     */
    public static TestServer startPgbouncer(TestServer postgresql, int sessions, Duration life) {
        return of(PgbouncerProcess.start(postgresql.admin, sessions, life));
    }

    private static TestServer shared(Product product) {
        synchronized (SHARED) {
            return SHARED.computeIfAbsent(
                    product, absent -> configured(absent, System::getProperty).orElseGet(() -> of(start(absent))));
        }
    }

    static Optional<TestServer> configured(Product product, UnaryOperator<@Nullable String> properties) {
        String prefix = "banister.test." + product.key();
        return property(properties, prefix + ".url")
                .map(url -> new Login(
                        url,
                        property(properties, prefix + ".user").orElse(""),
                        property(properties, prefix + ".password").orElse("")))
                .map(login -> new TestServer(product, login, Optional.empty()));
    }

    private static Optional<String> property(UnaryOperator<@Nullable String> properties, String name) {
        return Optional.ofNullable(properties.apply(name)).filter(value -> !value.isBlank());
    }

    private static ServerProcess start(Product product) {
        return product == Product.POSTGRESQL ? PostgresqlProcess.start() : MariadbProcess.start();
    }

    static TestServer of(ServerProcess process) {
        return new TestServer(process.product(), process.admin(), Optional.of(process));
    }

    /** A new, empty database with the server's own defaults, for a user who may do everything on this server. */
    public TestDatabase newDatabase() {
        String name = "t_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        admin.execute(product.createDatabase(name));
        return new TestDatabase(product, name, admin.at(name), () -> admin.execute(product.dropDatabase(name)));
    }

    /** Another server's database of the same name, as this server shows it; not dropped by what is returned. */
    TestDatabase wayTo(TestDatabase database) {
        Login login = admin.at(database.name());
        return database.reachedBy(login.url(), login.user(), login.password());
    }

    /**
     * Ends the server as a power cut would: no goodbye to its clients, nothing written any more.
     *
     * @throws IllegalStateException if this JVM did not start it
     */
    public void kill() {
        process.orElseThrow(() -> new IllegalStateException(admin.url() + " was not started here, so it is not killed"))
                .kill();
    }

    /** Stops a server that was started here, and forgets its databases; does nothing to one behind a URL. */
    @Override
    public void close() {
        synchronized (SHARED) {
            SHARED.remove(product, this);
        }
        process.ifPresent(ServerProcess::close);
    }
}
