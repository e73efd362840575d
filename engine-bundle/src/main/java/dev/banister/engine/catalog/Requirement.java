package dev.banister.engine.catalog;

import dev.banister.api.model.GroupId;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersionRange;
import java.util.ArrayList;
import java.util.List;

/**
 * What a group asks of others. Text form: {@code module/group}, {@code module}, {@code module;version=[1.2,2)}; it
 * round-trips. (A value with a parseable text form, after Sqitch's dependencies.)
 */
public sealed interface Requirement {

    ModuleId module();

    /**
     * Reads a requirement.
     *
     * @throws IllegalArgumentException if the text has none of the forms; the message is fit for users
     */
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

    /** Parts a list at its commas, but not at those of a version range; leaves out what is empty. */
    static List<String> split(String list) {
        List<String> parts = new ArrayList<>();
        boolean inRange = false;
        int start = 0;
        for (int i = 0; i <= list.length(); i++) {
            char c = i < list.length() ? list.charAt(i) : ',';
            if (c == '[' || c == '(') {
                inRange = true;
            } else if (c == ']' || c == ')') {
                inRange = false;
            } else if (c == ',' && (!inRange || i == list.length())) {
                parts.add(list.substring(start, i).trim());
                start = i + 1;
            }
        }
        parts.removeIf(String::isEmpty);
        return List.copyOf(parts);
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
