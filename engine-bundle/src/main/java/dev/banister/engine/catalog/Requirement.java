package dev.banister.engine.catalog;

import dev.banister.api.model.GroupId;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersionRange;

/**
 * What a group asks of others. Text form: {@code module/group}, {@code module}, {@code module;version=[1.2,2)}; it
 * round-trips. (A value with a parseable text form, after Sqitch's dependencies.)
 */
public sealed interface Requirement {

    ModuleId module();

    /** @throws IllegalArgumentException if the text has none of the forms; the message is fit for users */
    static Requirement parse(String text) {
        String spec = text.trim();
        int semicolon = spec.indexOf(';');
        if (semicolon >= 0) {
            String attribute = spec.substring(semicolon + 1).trim();
            if (!attribute.startsWith("version=")) {
                throw new IllegalArgumentException(
                        "'" + text + "' has '" + attribute + "' where only version=… may stand");
            }
            String range = attribute.substring("version=".length()).replace("\"", "");
            return new OnVersion(new ModuleId(spec.substring(0, semicolon).trim()), ModuleVersionRange.parse(range));
        }
        return spec.indexOf('/') >= 0 ? new OnGroup(GroupId.parse(spec)) : new OnModule(new ModuleId(spec));
    }

    /** That group. */
    record OnGroup(GroupId group) implements Requirement {

        @Override
        public ModuleId module() {
            return group.module();
        }

        @Override
        public String toString() {
            return group.toString();
        }
    }

    /** Every undated group of that module, and every one dated on or before the group that asks. */
    record OnModule(ModuleId module) implements Requirement {

        @Override
        public String toString() {
            return module.toString();
        }
    }

    /** That module in such a version: all groups that it offers, or had applied from such a version. */
    record OnVersion(ModuleId module, ModuleVersionRange range) implements Requirement {

        @Override
        public String toString() {
            return module + ";version=" + range;
        }
    }
}
