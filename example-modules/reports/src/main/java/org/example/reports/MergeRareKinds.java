package org.example.reports;

import dev.banister.api.module.Database;
import dev.banister.api.module.Migration;

/** Moves the lines about audio, video and archives aside, and adds them up by year as "media". */
public final class MergeRareKinds extends Migration {

    private static final String RARE = "kind IN ('audio', 'video', 'archive')";

    @Override
    public void up(Database db) throws Exception {
        String uploads = db.tableName("report_uploads");
        String aside = db.tableName("report_uploads_rare");
        db.execute("CREATE TABLE " + aside + " AS SELECT * FROM " + uploads + " WHERE " + RARE);
        db.sayWithTime("Merging the rare kinds", () -> {
            long merged = db.update("DELETE FROM " + uploads + " WHERE " + RARE);
            long lines = db.update("INSERT INTO " + uploads + " (uploader, month_of, kind, files, bytes)"
                    + " SELECT uploader, SUBSTR(month_of, 1, 4), 'media', SUM(files), SUM(bytes) FROM "
                    + aside
                    + " GROUP BY uploader, SUBSTR(month_of, 1, 4)");
            db.say(merged + " lines became " + lines);
        });
    }

    @Override
    public void down(Database db) {
        String uploads = db.tableName("report_uploads");
        String aside = db.tableName("report_uploads_rare");
        if (db.queryFirstRow("SELECT 1 FROM " + aside).isEmpty()) {
            throw irreversible("somebody has emptied " + aside + ", which held the lines before they were merged");
        }
        db.update("DELETE FROM " + uploads + " WHERE kind = 'media'");
        db.update("INSERT INTO " + uploads + " SELECT * FROM " + aside);
        db.execute("DROP TABLE " + aside);
    }
}
