package org.example.reports;

import dev.banister.api.module.Database;
import dev.banister.api.module.Migration;

/** Counts who reads the newsletter, by the first letter of the name. */
public final class FillNewsletterReport extends Migration {

    public FillNewsletterReport() {
        executeAfter("CreateReportTables");
    }

    @Override
    public void up(Database db) {
        db.executeWithTime("INSERT INTO " + db.tableName("report_newsletter") + " (initial, readers, others)"
                + " SELECT SUBSTR(name, 1, 1),"
                + " SUM(CASE WHEN receive_newsletter THEN 1 ELSE 0 END),"
                + " SUM(CASE WHEN receive_newsletter THEN 0 ELSE 1 END)"
                + " FROM " + db.tableName("users") + " GROUP BY SUBSTR(name, 1, 1)");
        db.queryFirstCell("SELECT SUM(readers) FROM " + db.tableName("report_newsletter"))
                .ifPresent(readers -> db.say(readers + " readers of the newsletter"));
    }

    @Override
    public void down(Database db) {
        db.execute("DELETE FROM " + db.tableName("report_newsletter"));
    }
}
