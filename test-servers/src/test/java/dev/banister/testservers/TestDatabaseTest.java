package dev.banister.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestDatabaseTest {

    @TempDir
    Path folder;

    @Test
    void keepsSqliteInItsFile() {
        try (TestDatabase database = TestDatabase.sqlite(folder.resolve("one.db"))) {
            database.execute("CREATE TABLE t (id INT)", "INSERT INTO t VALUES (1)");

            assertThat(database.column("SELECT id FROM t")).containsExactly("1");
        }
        assertThat(folder.resolve("one.db")).isNotEmptyFile();
    }

    @Test
    void keepsH2InItsFileAndLetsGoOfItWhenClosed() {
        try (TestDatabase database = TestDatabase.h2(folder.resolve("one"))) {
            database.execute("CREATE TABLE t (id INT)", "INSERT INTO t VALUES (1)");
        }
        try (TestDatabase again = TestDatabase.h2(folder.resolve("one"))) {
            assertThat(again.column("SELECT id FROM t")).containsExactly("1");
        }
    }

    @Test
    void letsARestrictedUserOfH2WriteRowsAndNothingElse() {
        try (TestDatabase database = TestDatabase.h2(folder.resolve("one"))) {
            database.execute("CREATE TABLE t (id INT)");
            try (TestDatabase restricted = database.restrictedUser()) {
                restricted.execute("INSERT INTO t VALUES (1)");

                assertThatThrownBy(() -> restricted.execute("CREATE TABLE u (id INT)"))
                        .hasMessageContaining("rights");
            }
            assertThat(database.column("SELECT id FROM t")).containsExactly("1");
        }
    }

    @Test
    void saysThatSqliteHasNoUsers() {
        try (TestDatabase database = TestDatabase.sqlite(folder.resolve("one.db"))) {
            assertThatThrownBy(database::restrictedUser)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage("sqlite has no users");
        }
    }

    @Test
    void showsNoPassword() {
        try (TestDatabase database = TestServer.postgresql().newDatabase()) {
            assertThat(database.toString()).contains(database.url()).doesNotContain(database.password());
        }
    }
}
