package dev.banister.engine.lease;

import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.OurTables;

/** The statements on the lease's row. Each that changes it is one compare-and-set with the database's own clock. */
record LeaseSql(String read, String claim, String renew, String release, String fence) {

    static LeaseSql of(Dialect dialect, OurTables tables) {
        String table = tables.lease();
        String now = dialect.now();
        String expiry = dialect.millisFromNow();
        String mine = " WHERE name = '" + LeaseRow.NAME + "' AND token = ?";
        return new LeaseSql(
                "SELECT token, holder, session, since, CASE WHEN expires_at < " + now
                        + " THEN TRUE ELSE FALSE END AS expired FROM " + table + " WHERE name = '" + LeaseRow.NAME
                        + "'",
                "UPDATE " + table + " SET token = token + 1, holder = ?, session = ?, since = " + now
                        + ", heartbeat_at = " + now + ", expires_at = " + expiry + mine + " AND holder = ?",
                "UPDATE " + table + " SET heartbeat_at = " + now + ", expires_at = " + expiry + mine,
                "UPDATE " + table + " SET holder = '', session = ''" + mine,
                "SELECT token FROM " + table + mine + " FOR UPDATE");
    }
}
