package dev.banister.engine.lease;

import dev.banister.engine.dialect.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * What the lease's only row says.
 *
 * @param holder for people; empty while nobody holds the lease
 * @param session that the holder's statements run in
 */
public record LeaseRow(long token, String holder, String session, Instant since, boolean expired) {

    /** The name that the row has. */
    public static final String NAME = "run";

    /** The format that this engine writes our tables in. Format 1 had no table for steps yet, format 2 no evidence. */
    public static final int FORMAT = 3;

    public boolean isFree() {
        return holder.isEmpty();
    }

    static LeaseRow of(ResultSet row, Dialect dialect) throws SQLException {
        return new LeaseRow(
                row.getLong("token"),
                row.getString("holder"),
                row.getString("session"),
                dialect.instant(row, "since"),
                row.getInt("expired") == 1);
    }
}
