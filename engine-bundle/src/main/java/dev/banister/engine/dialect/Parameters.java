package dev.banister.engine.dialect;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Hands values of scripts to a prepared statement, so that they mean the same whatever zone the JVM and the session are
 * in: a moment is that moment, in UTC where what takes it knows no zones, to the microsecond; a day and a time in no zone
 * where a moment is asked for are in UTC. For one statement and one thread.
 */
@FunctionalInterface
public interface Parameters {

    /** @param place from 1 */
    void bind(int place, @Nullable Object value) throws SQLException;
}
