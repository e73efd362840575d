package dev.banister.engine.plan;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.Place;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.Severity;
import dev.banister.api.model.UsageException;
import dev.banister.engine.catalog.OfferedGroup;
import dev.banister.engine.catalog.OfferedScript;
import dev.banister.engine.script.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/** Finds modules, groups and scripts by what a person wrote; what is not there is a {@link UsageException}. */
final class Lookup {

    private final Situation situation;

    Lookup(Situation situation) {
        this.situation = situation;
    }

    ModuleId module(ModuleId module) {
        SortedSet<ModuleId> modules = situation.modules();
        if (!modules.contains(module)) {
            throw new UsageException(unknown(
                    "no module '" + module + "' is installed or was ever applied",
                    Suggestions.remedy(
                            module.value(),
                            modules.stream().map(ModuleId::value).toList(),
                            "'status' lists all modules")));
        }
        return module;
    }

    /** By its name, the beginning of it that no other has, or its whole id. */
    GroupName group(ModuleId module, String text) {
        String name =
                text.startsWith(module + "/") ? text.substring(module.value().length() + 1) : text;
        List<GroupName> fitting = fitting(module, name);
        if (fitting.size() > 1) {
            throw new UsageException(Finding.of(
                            FindingCodes.AMBIGUOUS_TARGET,
                            Severity.ERROR,
                            Place.of(module),
                            "'" + name + "' fits " + fitting.size() + " groups",
                            "write more of the one that is meant")
                    .because(fitting.stream().map(GroupName::text).toArray(String[]::new)));
        }
        if (fitting.isEmpty()) {
            throw unknownTarget(module, name, "no group of it is called '" + name + "' or begins with that");
        }
        return fitting.get(0);
    }

    UsageException unknownTarget(ModuleId module, String text, String what) {
        List<String> names =
                situation.groupsOf(module).stream().map(GroupName::text).toList();
        return new UsageException(Finding.of(
                FindingCodes.UNKNOWN_TARGET,
                Severity.ERROR,
                Place.of(module),
                what,
                Suggestions.remedy(
                        text,
                        names,
                        "write a group, a date (YYYY-MM-DD), a number, a version (v1.2) or 0; 'list " + module
                                + "' shows the groups")));
    }

    /** Offered or known from the history. */
    ScriptId script(ScriptId script) {
        module(script.module());
        Collection<String> known = scripts(script.group());
        if (known.isEmpty()) {
            Set<String> names = new LinkedHashSet<>();
            situation.groupsOf(script.module()).forEach(name -> names.add(name.text()));
            throw new UsageException(unknown(
                    "module " + script.module() + " has no group '"
                            + script.group().name() + "'",
                    Suggestions.remedy(
                            script.group().name().text(), names, "'list " + script.module() + "' shows its groups")));
        }
        if (!known.contains(script.name())) {
            throw unknownScript(script.group(), script.name());
        }
        return script;
    }

    /** By its name, or the beginning of it that no other of the group has. */
    ScriptId script(GroupId group, String text) {
        Collection<String> known = scripts(group);
        if (known.contains(text)) {
            return group.script(text);
        }
        List<String> fitting =
                known.stream().filter(name -> name.startsWith(text)).toList();
        if (text.isEmpty() || fitting.size() != 1) {
            throw unknownScript(group, text);
        }
        return group.script(fitting.get(0));
    }

    private UsageException unknownScript(GroupId group, String text) {
        Collection<String> known = scripts(group);
        return new UsageException(unknown(
                "group " + group + " has no script '" + text + "'",
                Suggestions.remedy(text, known, "its scripts are: " + String.join(", ", known))));
    }

    /** The names of a group's scripts in their order; those only known from the history last. */
    Collection<String> scripts(GroupId group) {
        Set<String> names = new LinkedHashSet<>();
        Optional<OfferedGroup> offered = situation.catalog().group(group);
        offered.ifPresent(known -> known.scripts().stream()
                .map(OfferedScript::id)
                .map(ScriptId::name)
                .forEach(names::add));
        situation.past().of(group).forEach(record -> names.add(record.script().name()));
        return names;
    }

    private List<GroupName> fitting(ModuleId module, String text) {
        List<GroupName> fitting = new ArrayList<>();
        for (GroupName name : situation.groupsOf(module)) {
            if (name.text().equals(text)) {
                return List.of(name);
            }
            if (!text.isEmpty() && name.text().startsWith(text)) {
                fitting.add(name);
            }
        }
        return fitting;
    }

    private static Finding unknown(String text, String remedy) {
        return Finding.of(FindingCodes.UNKNOWN_NAME, Severity.ERROR, Place.host(), text, remedy);
    }
}
