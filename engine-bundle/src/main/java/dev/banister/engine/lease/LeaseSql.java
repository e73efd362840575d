package dev.banister.engine.lease;

import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.OurTables;

/**
 * The statements on the lease's row. Each that changes it is one compare-and-set with the database's own clock.
 *
 * @param tellsDoing does the row say what its holder is doing?
 */
record LeaseSql(
        String read,
        String claim,
        String claimExpired,
        String renew,
        String release,
        String takeAway,
        String fence,
        boolean tellsDoing) {

    static LeaseSql of(Dialect dialect, OurTables tables, boolean tellsDoing) {
        String table = tables.lease();
        String now = dialect.now();
        String expiry = dialect.millisFromNow();
        String mine = " WHERE name = '" + LeaseRow.NAME + "' AND token = ?";
        String nothing = tellsDoing ? ", doing = ''" : "";
        String claim = "UPDATE " + table + " SET token = token + 1, holder = ?, session = ?, since = " + now
                + ", heartbeat_at = " + now + ", expires_at = " + expiry + nothing + mine + " AND holder = ?";
        return new LeaseSql(
                "SELECT token, holder, session, since, heartbeat_at, expires_at" + (tellsDoing ? ", doing" : "")
                        + ", CASE WHEN expires_at < " + now + " THEN 1 ELSE 0 END AS expired FROM " + table
                        + " WHERE name = '" + LeaseRow.NAME + "'",
                claim,
                claim + " AND expires_at < " + now,
                "UPDATE " + table + " SET heartbeat_at = " + now + ", expires_at = " + expiry
                        + (tellsDoing ? ", doing = ?" : "") + mine,
                "UPDATE " + table + " SET holder = '', session = ''" + nothing + mine,
                "UPDATE " + table + " SET token = token + 1, holder = '', session = ''" + nothing + mine
                        + " AND holder = ? AND expires_at < " + now,
                "SELECT token FROM " + table + mine + dialect.sharedLock(),
                tellsDoing);
    }
}
