package dev.banister.engine.dialect.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.engine.dialect.SessionLife;
import dev.banister.testservers.TestDatabase;
import dev.banister.testservers.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What one server alone can show; clusters are tried by the profile galera of the reliability tests. */
class GaleraNodeTest {

    private final TestDatabase database = TestServer.mariadb().newDatabase();

    @Test
    void isNotAServerOfItsOwn() throws SQLException {
        try (database;
                Connection connection = database.dataSource().getConnection()) {
            assertThat(GaleraNode.of(connection)).isEmpty();
        }
    }

    /** Servers that are copies of each other have the same names and numbers, and so may one after a new start. */
    @Test
    void isToldFromItsCopies() throws SQLException {
        try (database;
                Connection asking = database.dataSource().getConnection()) {
            MariadbSession session;
            try (Connection ended = database.dataSource().getConnection()) {
                session = MariadbSession.mark(ended, Optional.of("one"));
                assertThat(session.life(asking, Optional.of("one"))).isEqualTo(SessionLife.ALIVE);
                session.unmark(ended);
            }

            assertThat(session.life(asking, Optional.of("one"))).isEqualTo(SessionLife.GONE);
            assertThat(session.life(asking, Optional.of("two"))).isEqualTo(SessionLife.UNKNOWN);
            assertThat(session.whereabouts(asking, Optional.of("two")))
                    .satisfiesExactly(
                            there -> assertThat(there).endsWith(":one"),
                            here -> assertThat(here).endsWith(":two"));
        }
    }
}
