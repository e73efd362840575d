package dev.banister.engine.osgi;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Has a pool drop every connection as soon as one of them is broken in a way that the pool does not know: whoever asks
 * again then gets a new one.
 */
record BrokenConnections(HikariDataSource pool, JdbcDriver driver) implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException exception) {
        if (!driver.isBroken(exception)) {
            return Override.CONTINUE_EVICT;
        }
        Optional.ofNullable(pool.getHikariPoolMXBean()).ifPresent(HikariPoolMXBean::softEvictConnections);
        return Override.MUST_EVICT;
    }
}
