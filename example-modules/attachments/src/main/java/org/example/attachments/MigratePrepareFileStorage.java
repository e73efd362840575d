package org.example.attachments;

import dev.banister.api.module.Database;
import dev.banister.api.module.Migration;

/** Keeps a stored file once, however many attachments have the same content. */
public final class MigratePrepareFileStorage extends Migration {

    @Override
    public void up(Database db) throws Exception {
        db.createTable("file_storage", t -> {
            t.string("md5", 32).notNull();
            t.integer("file_size").notNull();
            t.integer("used_by").notNull();
            t.timestamp("first_used_on").notNull();
            t.primaryKey("md5");
        });

        String storage = db.tableName("file_storage");
        String attachments = db.tableName("attachments");
        db.sayWithTime("Collecting what is stored", () -> {
            long files = db.update("INSERT INTO " + storage + " (md5, file_size, used_by, first_used_on)"
                    + " SELECT md5, MAX(file_size), COUNT(*), MIN(created_on) FROM " + attachments + " GROUP BY md5");
            db.say(files + " files");
        });
    }

    @Override
    public void down(Database db) {
        db.dropTable("file_storage");
    }
}
