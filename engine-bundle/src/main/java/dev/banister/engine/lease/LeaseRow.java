package dev.banister.engine.lease;

import dev.banister.api.admin.LeaseHolder.Session;
import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.SessionLife;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * What the lease's only row says.
 *
 * @param holder for people; empty while nobody holds the lease
 * @param session that the holder's statements run in
 * @param doing what the holder was at with its last heartbeat
 */
public record LeaseRow(
        long token,
        String holder,
        String session,
        Instant since,
        Instant heartbeatAt,
        Instant expiresAt,
        boolean expired,
        String doing) {

    /** The name that the row has. */
    public static final String NAME = "run";

    /** The format that this engine writes our tables in. Format 1 had no table for steps yet, format 2 no evidence. */
    public static final int FORMAT = 3;

    /** The first format with a table for steps. */
    public static final int FIRST_WITH_STEPS = 2;

    /** The first format whose lease says what its holder is doing. */
    private static final int TELLS_DOING = 3;

    static boolean tellsDoing(int format) {
        return format >= TELLS_DOING;
    }

    public boolean isFree() {
        return holder.isEmpty();
    }

    static LeaseRow of(ResultSet row, Dialect dialect, boolean tellsDoing) throws SQLException {
        return new LeaseRow(
                row.getLong("token"),
                row.getString("holder"),
                row.getString("session"),
                dialect.instant(row, "since"),
                dialect.instant(row, "heartbeat_at"),
                dialect.instant(row, "expires_at"),
                row.getInt("expired") == 1,
                tellsDoing ? row.getString("doing") : "");
    }

    Holding with(SessionLife life) {
        return new Holding(this, Session.valueOf(life.name()));
    }
}
