package dev.banister.engine.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.model.Place;
import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.script.ScriptReader;
import dev.banister.engine.script.ScriptSyntax;
import dev.banister.engine.script.Statement;
import dev.banister.testservers.TestDatabase;
import dev.banister.testservers.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** COPY with its lines, with the driver's own classes and without. */
class PostgresqlCopyTest {

    @TempDir
    Path folder;

    private static Statement copy(String lines) {
        String end = lines.isEmpty() || lines.endsWith("\n") ? "" : "\n";
        byte[] script = ("COPY t FROM stdin;\n" + lines + end + "\\.\n").getBytes(StandardCharsets.UTF_8);
        return new ScriptReader(ScriptSyntax.POSTGRESQL)
                .read(Place.host(), "s.up.sql", script)
                .script()
                .orElseThrow()
                .statements()
                .get(0);
    }

    private static void send(Dialect dialect, Connection connection, String lines) throws SQLException {
        try (java.sql.Statement jdbc = connection.createStatement()) {
            dialect.send(jdbc, copy(lines).text(), copy(lines));
        }
    }

    @Test
    void takesTheLastLineWithAndWithoutItsEnd() throws SQLException {
        Dialect dialect = new PostgresqlDialect();
        try (TestDatabase database = TestServer.postgresql().newDatabase();
                Connection connection = database.dataSource().getConnection()) {
            database.execute("CREATE TABLE t (a int)");

            send(dialect, connection, "");
            send(dialect, connection, "1\n2");
            send(dialect, connection, "3\n");

            assertThat(database.column("SELECT a FROM t ORDER BY a")).containsExactly("1", "2", "3");
        }
    }

    @Test
    void saysWhatIsMissingWhereTheConnectionIsOfAnotherDriver() throws SQLException {
        try (TestDatabase other = TestDatabase.h2(folder.resolve("h2"));
                Connection connection = other.dataSource().getConnection()) {
            assertThatThrownBy(() -> send(new PostgresqlDialect(), connection, "1"))
                    .isInstanceOf(SQLFeatureNotSupportedException.class)
                    .hasMessageContaining("needs the driver's own class org.postgresql.PGConnection")
                    .hasMessageContaining("Install the driver as the bundle");
        }
    }

    @Test
    void saysWhatIsMissingWhereTheDriversClassesCannotBeReached() throws Exception {
        Constructor<?> constructor =
                new WithoutDriver().loadClass(PostgresqlDialect.class.getName()).getDeclaredConstructor();
        constructor.setAccessible(true);
        Dialect dialect = (Dialect) constructor.newInstance();
        try (TestDatabase other = TestDatabase.h2(folder.resolve("h2"));
                Connection connection = other.dataSource().getConnection()) {
            assertThatThrownBy(() -> send(dialect, connection, "1"))
                    .isInstanceOf(SQLFeatureNotSupportedException.class)
                    .hasMessageContaining("none of that name, org/postgresql/PGConnection");
        }
    }

    /** As a bundle whose optional import is not wired. */
    private static final class WithoutDriver extends ClassLoader {

        WithoutDriver() {
            super(PostgresqlCopyTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.postgresql.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith(PostgresqlDialect.class.getPackageName() + ".")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
