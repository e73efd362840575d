package org.example.reports;

import dev.banister.api.module.Database;
import dev.banister.api.module.Migration;

/** The tables that the figures go to. */
public final class CreateReportTables extends Migration {

    @Override
    public void up(Database db) {
        db.executeWithTime("CREATE TABLE " + db.tableName("report_uploads") + " ("
                + "uploader VARCHAR(100) NOT NULL,"
                + " month_of VARCHAR(7) NOT NULL,"
                + " kind VARCHAR(10) NOT NULL,"
                + " files INTEGER NOT NULL,"
                + " bytes BIGINT NOT NULL,"
                + " PRIMARY KEY (uploader, month_of, kind))");
        db.executeWithTime("CREATE TABLE " + db.tableName("report_newsletter") + " ("
                + "initial CHAR(1) NOT NULL PRIMARY KEY,"
                + " readers INTEGER NOT NULL,"
                + " others INTEGER NOT NULL)");
    }

    @Override
    public void down(Database db) {
        db.executeWithTime("DROP TABLE " + db.tableName("report_newsletter"));
        db.executeWithTime("DROP TABLE " + db.tableName("report_uploads"));
    }
}
