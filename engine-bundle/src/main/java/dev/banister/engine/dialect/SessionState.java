package dev.banister.engine.dialect;

import java.sql.Connection;
import java.sql.SQLException;

/** What a session looked like once, and how to make it so again. */
public interface SessionState {

    /**
     * Undoes what scripts have changed in the session since: schema, search path, time zone, time-outs, variables,
     * temporary tables. It may commit.
     */
    void restore(Connection connection) throws SQLException;
}
