package org.example.reports;

import dev.banister.api.module.Database;
import dev.banister.api.module.Migration;
import dev.banister.api.module.Row;
import java.util.ArrayList;
import java.util.List;

/** Adds up the attachments by uploader, month and kind of file, one uploader at a time. */
public final class FillUploadReport extends Migration {

    public FillUploadReport() {
        executeAfter("CreateReportTables");
    }

    @Override
    public void up(Database db) throws Exception {
        List<Row> uploaders = db.queryWithTime("SELECT DISTINCT created_by_name AS uploader FROM "
                + db.tableName("attachments") + " ORDER BY created_by_name");
        db.sayWithTime("Adding up the files of " + uploaders.size() + " uploaders", () -> {
            int done = 0;
            for (Row uploader : uploaders) {
                write(db, String.valueOf(uploader.string("uploader")));
                db.progress(++done, uploaders.size());
            }
        });
    }

    private static void write(Database db, String uploader) {
        List<List<Object>> lines = new ArrayList<>();
        for (Row line : monthsOf(db, uploader)) {
            lines.add(List.of(
                    uploader,
                    String.valueOf(line.string("month_of")),
                    String.valueOf(line.string("kind")),
                    line.number("files"),
                    line.number("bytes")));
        }
        db.batch(
                "INSERT INTO " + db.tableName("report_uploads")
                        + " (uploader, month_of, kind, files, bytes) VALUES (?, ?, ?, ?, ?)",
                lines);
    }

    private static List<Row> monthsOf(Database db, String uploader) {
        return db.query(
                "SELECT month_of, kind, COUNT(*) AS files, SUM(file_size) AS bytes FROM"
                        + " (SELECT SUBSTR(CAST(created_on AS VARCHAR(30)), 1, 7) AS month_of, kind, file_size"
                        + " FROM " + db.tableName("attachments") + " WHERE created_by_name = ?) AS files_of"
                        + " GROUP BY month_of, kind",
                uploader);
    }

    @Override
    public void down(Database db) {
        db.execute("DELETE FROM " + db.tableName("report_uploads"));
    }
}
