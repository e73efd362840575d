package org.example.attachments;

import dev.banister.api.module.Database;
import dev.banister.api.module.Migration;

/** Keeps a stored file once, however many attachments have the same content. */
public final class MigratePrepareFileStorage extends Migration {

    @Override
    public void up(Database db) throws Exception {
        String storage = db.tableName("file_storage");
        String attachments = db.tableName("attachments");
        db.execute("CREATE TABLE " + storage + " ("
                + "md5 CHAR(32) NOT NULL PRIMARY KEY,"
                + " file_size INTEGER NOT NULL,"
                + " used_by INTEGER NOT NULL,"
                + " first_used_on TIMESTAMP NOT NULL)");

        db.sayWithTime("Collecting what is stored", () -> {
            long files = db.update("INSERT INTO " + storage + " (md5, file_size, used_by, first_used_on)"
                    + " SELECT md5, MAX(file_size), COUNT(*), MIN(created_on) FROM " + attachments + " GROUP BY md5");
            db.say(files + " files");
        });
    }

    @Override
    public void down(Database db) {
        db.execute("DROP TABLE " + db.tableName("file_storage"));
    }
}
