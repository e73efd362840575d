package dev.banister.engine.osgi;

import dev.banister.api.module.Migration;
import dev.banister.api.module.MigrationGroup;
import dev.banister.api.module.ModuleConstants;
import dev.banister.engine.catalog.GroupOffer;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.FrameworkUtil;

/** A group that was found as a folder or file, published on behalf of its bundle as if its code had done so. */
record FolderGroup(GroupOffer offer) implements MigrationGroup {

    @Override
    public List<Migration> scripts() {
        return offer.scripts();
    }

    /** What its component would have as annotations. */
    Dictionary<String, Object> properties() {
        Map<String, Object> properties = new TreeMap<>();
        properties.put(ModuleConstants.GROUP, offer.name());
        put(properties, ModuleConstants.REQUIRES, offer.requires());
        put(properties, ModuleConstants.AFTER_IF_PRESENT, offer.afterIfPresent());
        put(properties, ModuleConstants.CONFLICTS, offer.conflicts());
        put(properties, ModuleConstants.DATABASE, offer.databases());
        offer.formerly().ifPresent(formerly -> properties.put(ModuleConstants.FORMERLY, formerly));
        return FrameworkUtil.asDictionary(properties);
    }

    private static void put(Map<String, Object> properties, String name, List<String> values) {
        if (!values.isEmpty()) {
            properties.put(name, values.toArray(String[]::new));
        }
    }
}
