package dev.banister.testservers;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * An empty database of a test's own, and a user of it. {@link #close} drops it; a database in a file only has its
 * connections ended, the file belongs to whoever named its place.
 *
 * <p>Threads may share it.
 */
public final class TestDatabase implements AutoCloseable {

    private final Product product;
    private final String name;
    private final Login login;
    private final Runnable end;

    TestDatabase(Product product, String name, Login login, Runnable end) {
        this.product = product;
        this.name = name;
        this.login = login;
        this.end = end;
    }

    /** SQLite in this file, which is made by the first connection. */
    public static TestDatabase sqlite(Path file) {
        Login login = new Login("jdbc:sqlite:" + file.toAbsolutePath(), "", "");
        return new TestDatabase(Product.SQLITE, file.toString(), login, () -> {});
    }

    /** H2 in this file (H2 appends {@code .mv.db}), made now and open until {@link #close}. */
    public static TestDatabase h2(Path file) {
        Login login = new Login("jdbc:h2:file:" + file.toAbsolutePath(), "sa", "");
        // In the URL these would ask for an administrator's rights at every connection.
        login.execute(List.of("SET WRITE_DELAY 0", "SET DB_CLOSE_DELAY -1"));
        return new TestDatabase(Product.H2, file.toString(), login, () -> login.execute(List.of("SHUTDOWN")));
    }

    String name() {
        return name;
    }

    /** The JDBC URL, without user and password. */
    public String url() {
        return login.url();
    }

    /** The user, empty where the product knows none. */
    public String user() {
        return login.user();
    }

    public String password() {
        return login.password();
    }

    /** Plain and unpooled: every connection that it gives is a new session, and closing it ends that session. */
    public DataSource dataSource() {
        return new PlainDataSource(login);
    }

    /**
     * What such an address leads to, or fails to lead to: this server's other doors, wrong passwords. Closing what is
     * returned does nothing.
     */
    public TestDatabase reachedBy(String url, String user, String password) {
        return new TestDatabase(product, name, new Login(url, user, password), () -> {});
    }

    /**
     * The same database for a new user, who may read and write rows of every table, those that come later included, and
     * may not create, alter or drop anything. Closing what is returned drops the user and leaves the database.
     *
     * @throws UnsupportedOperationException on SQLite, which has no users
     */
    public TestDatabase restrictedUser() {
        String user = "u_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        String secret = UUID.randomUUID().toString();
        login.execute(product.createRestrictedUser(name, user, secret));
        return new TestDatabase(
                product, name, login.as(user, secret), () -> login.execute(product.dropRestrictedUser(user)));
    }

    /** Runs each as one statement, in a session of their own, and each commits. */
    public void execute(String... statements) {
        login.execute(List.of(statements));
    }

    /** The first column of a query as text, in a session of its own; the text {@code null} for an absent value. */
    public List<String> column(String sql) {
        return login.column(sql);
    }

    @Override
    public void close() {
        end.run();
    }

    @Override
    public String toString() {
        return login.toString();
    }
}
