package org.example.attachments;

import static dev.banister.api.schema.ColumnType.enumOf;

import dev.banister.api.module.ReversibleMigration;
import dev.banister.api.schema.Schema;

/** Says of every attachment what kind of file it is, and who changed it last. */
public final class MigrateAttachments extends ReversibleMigration {

    public MigrateAttachments() {
        executeAfter("MigratePrepareFileStorage");
    }

    @Override
    public void change(Schema schema) {
        schema.changeTable("attachments", attachments -> {
            attachments.changeColumn("type", type -> type.defaultTo("File"));
            attachments
                    .addColumn("kind", enumOf("image", "video", "audio", "document", "archive", "other"))
                    .notNull()
                    .defaultTo("other");
            attachments.addActionOnBy("updated");
            attachments.addIndex("file_context");
            attachments.addIndex("kind");
        });
    }
}
