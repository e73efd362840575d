package org.example.attachments;

import dev.banister.api.module.Group;
import dev.banister.api.module.Migration;
import dev.banister.api.module.MigrationGroup;
import dev.banister.api.module.Requires;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Takes the table of attachments to what the file browser needs. */
@Component
@Group("2013-11-11-migrate-attachments")
@Requires("org.example.attachments/2013-10-01-create-attachments")
public final class MigrateAttachmentsGroup implements MigrationGroup {

    @Override
    public List<Migration> scripts() {
        return List.of(new MigratePrepareFileStorage(), new MigrateAttachments(), Migration.sql("classify"));
    }
}
