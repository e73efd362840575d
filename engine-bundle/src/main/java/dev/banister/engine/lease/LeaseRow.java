package dev.banister.engine.lease;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What the lease's only row says.
 *
 * @param holder for people; empty while nobody holds the lease
 * @param session that the holder's statements run in
 */
public record LeaseRow(long token, String holder, String session, String since, boolean expired) {

    /** The name that the row has. */
    public static final String NAME = "run";

    /** The format that this engine reads and writes our tables in. */
    public static final int FORMAT = 1;

    public boolean isFree() {
        return holder.isEmpty();
    }

    static LeaseRow of(ResultSet row) throws SQLException {
        return new LeaseRow(
                row.getLong("token"),
                row.getString("holder"),
                row.getString("session"),
                row.getString("since"),
                row.getBoolean("expired"));
    }
}
