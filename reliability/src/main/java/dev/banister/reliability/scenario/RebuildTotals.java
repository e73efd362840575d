package dev.banister.reliability.scenario;

import dev.banister.api.module.Database;
import dev.banister.api.module.Migration;

/** Begins with making room for itself, so that it may be run again from its start. */
final class RebuildTotals extends Migration {

    RebuildTotals() {
        executeAfter("FillLedger");
    }

    @Override
    public boolean rerunnable() {
        return true;
    }

    @Override
    public void up(Database db) {
        db.execute("DROP TABLE IF EXISTS totals");
        db.execute("CREATE TABLE totals (what INTEGER NOT NULL, total INTEGER NOT NULL)");
        db.update("INSERT INTO totals (what, total) SELECT 1, SUM(total) FROM ledger");
        db.update("UPDATE totals SET total = total + ?", 1);
    }

    @Override
    public void down(Database db) {
        db.execute("DROP TABLE IF EXISTS totals");
    }
}
