package dev.banister.engine.service;

import dev.banister.api.model.ModuleId;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which modules go to a database.
 *
 * @param names symbolic names, in which {@code *} stands for any characters; empty for all modules
 */
public record ModuleFilter(List<String> names) implements Predicate<ModuleId> {

    /** Every module. */
    public static final ModuleFilter ALL = new ModuleFilter(List.of());

    public ModuleFilter {
        names = List.copyOf(names);
    }

    @Override
    public boolean test(ModuleId module) {
        return names.isEmpty() || names.stream().anyMatch(name -> matches(name, module.value()));
    }

    private static boolean matches(String name, String module) {
        String[] parts = name.split("\\*", -1);
        StringBuilder pattern = new StringBuilder(Pattern.quote(parts[0]));
        for (int i = 1; i < parts.length; i++) {
            pattern.append(".*").append(Pattern.quote(parts[i]));
        }
        return module.matches(pattern.toString());
    }
}
