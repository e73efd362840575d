package org.example.reports;

import dev.banister.api.module.Group;
import dev.banister.api.module.Migration;
import dev.banister.api.module.MigrationGroup;
import dev.banister.api.module.Requires;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Who uploads what, and which of our customers read the newsletter. */
@Component
@Group("20140212083000_create_reports")
@Requires({
    "org.example.attachments/2014-01-20-count-downloads",
    "org.example.products/20080915141500_add_receive_newsletter_to_users"
})
public final class UploadReportGroup implements MigrationGroup {

    @Override
    public List<Migration> scripts() {
        return List.of(new CreateReportTables(), new FillUploadReport(), new FillNewsletterReport());
    }
}
