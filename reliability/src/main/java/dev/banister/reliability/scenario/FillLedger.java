package dev.banister.reliability.scenario;

import dev.banister.api.module.Database;
import dev.banister.api.module.Migration;

/** Plain Java, rows and structure mixed: nobody but its author knows what to do when it was cut. */
final class FillLedger extends Migration {

    FillLedger() {
        executeAfter("CreateLedger");
    }

    @Override
    public void up(Database db) {
        db.update("INSERT INTO ledger (account, total) SELECT account, amount FROM bookings");
        db.execute("CREATE TABLE ledger_checks (account INTEGER NOT NULL, total INTEGER NOT NULL)");
        db.update("INSERT INTO ledger_checks (account, total) SELECT account, total FROM ledger");
        db.update("UPDATE ledger SET total = total + ?", 1);
    }

    @Override
    public void down(Database db) {
        db.execute("DROP TABLE ledger_checks");
        db.update("DELETE FROM ledger");
    }
}
