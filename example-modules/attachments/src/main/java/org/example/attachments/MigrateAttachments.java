package org.example.attachments;

import dev.banister.api.module.Database;
import dev.banister.api.module.Migration;

/** Says of every attachment what kind of file it is, and who changed it last. */
public final class MigrateAttachments extends Migration {

    public MigrateAttachments() {
        executeAfter("MigratePrepareFileStorage");
    }

    @Override
    public void up(Database db) {
        String attachments = db.tableName("attachments");
        db.execute("ALTER TABLE " + attachments + " ALTER COLUMN type SET DEFAULT 'File'");
        db.execute("ALTER TABLE " + attachments + " ADD COLUMN kind"
                + " ENUM('image', 'video', 'audio', 'document', 'archive', 'other')"
                + " DEFAULT 'other' NOT NULL AFTER mime_type");
        db.execute("ALTER TABLE " + attachments + " ADD COLUMN updated_on TIMESTAMP AFTER created_by_email");
        db.execute("ALTER TABLE " + attachments + " ADD COLUMN updated_by_name VARCHAR(100) AFTER updated_on");
        db.execute("ALTER TABLE " + attachments + " ADD COLUMN updated_by_email VARCHAR(150) AFTER updated_by_name");
        db.execute("CREATE INDEX " + attachments + "_file_context ON " + attachments + " (file_context)");
        db.execute("CREATE INDEX " + attachments + "_kind ON " + attachments + " (kind)");
    }

    @Override
    public void down(Database db) {
        String attachments = db.tableName("attachments");
        db.execute("DROP INDEX " + attachments + "_kind");
        db.execute("DROP INDEX " + attachments + "_file_context");
        db.execute("ALTER TABLE " + attachments + " DROP COLUMN updated_by_email");
        db.execute("ALTER TABLE " + attachments + " DROP COLUMN updated_by_name");
        db.execute("ALTER TABLE " + attachments + " DROP COLUMN updated_on");
        db.execute("ALTER TABLE " + attachments + " DROP COLUMN kind");
        db.execute("ALTER TABLE " + attachments + " ALTER COLUMN type DROP DEFAULT");
    }
}
