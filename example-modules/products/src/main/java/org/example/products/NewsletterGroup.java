package org.example.products;

import dev.banister.api.module.Group;
import dev.banister.api.module.Migration;
import dev.banister.api.module.MigrationGroup;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Who wants to hear from the shop. */
@Component
@Group("20080915141500_add_receive_newsletter_to_users")
public final class NewsletterGroup implements MigrationGroup {

    @Override
    public List<Migration> scripts() {
        return List.of(new AddReceiveNewsletterToUsers());
    }
}
