package dev.banister.reliability.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.reliability.scenario.Address;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class WatchedTest {

    private final DataSource real = new Address("jdbc:h2:mem:watched", "sa", "").dataSource();

    private static String texts(CallCounter counter) {
        return String.join("; ", counter.calls().stream().map(Call::toString).toList());
    }

    @Test
    void numbersWhatMayReachTheDatabase() throws SQLException {
        CallCounter counter = new CallCounter(Strike.NONE);

        try (Connection connection = Watched.dataSource(real, counter).getConnection();
                PreparedStatement one = connection.prepareStatement("VALUES 1");
                ResultSet row = one.executeQuery();
                Statement other = one.getConnection().createStatement()) {
            row.next();
            other.execute("SET @a = 1234567");
        }

        assertThat(texts(counter))
                .isEqualTo("1: DataSource.getConnection; 2: Connection.prepareStatement VALUES 1;"
                        + " 3: PreparedStatement.executeQuery VALUES 1; 4: Statement.execute SET @a = #;"
                        + " 5: Connection.close");
    }

    @Test
    void letsOtherThreadsPassUnnumbered() throws Exception {
        CallCounter counter = new CallCounter(Strike.NONE);
        DataSource watched = Watched.dataSource(real, counter);
        FutureTask<Boolean> heartbeat = new FutureTask<>(() -> {
            try (Connection connection = watched.getConnection()) {
                return connection.isValid(1);
            }
        });

        new Thread(heartbeat).start();

        assertThat(heartbeat.get()).isTrue();
        assertThat(counter.calls()).isEmpty();
    }

    @Test
    void strikesBeforeTheCallIsMade() throws SQLException {
        Strike second = (call, moment, connection) -> {
            if (call.number() == 2 && moment == Moment.BEFORE) {
                throw new SQLException("struck");
            }
        };

        try (Connection connection =
                        Watched.dataSource(real, new CallCounter(second)).getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("CREATE TABLE t (n INT)"))
                    .hasMessage("struck");
            assertThat(statement
                            .executeQuery("SELECT 1 FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = 'T'")
                            .next())
                    .isFalse();
        }
    }
}
