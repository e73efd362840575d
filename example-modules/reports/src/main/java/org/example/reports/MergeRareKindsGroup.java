package org.example.reports;

import dev.banister.api.module.Group;
import dev.banister.api.module.Migration;
import dev.banister.api.module.MigrationGroup;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Few people ask for the rare kinds of files, so the report has them in one line. */
@Component
@Group("20140601070000_merge_rare_kinds")
public final class MergeRareKindsGroup implements MigrationGroup {

    @Override
    public List<Migration> scripts() {
        return List.of(new MergeRareKinds());
    }
}
