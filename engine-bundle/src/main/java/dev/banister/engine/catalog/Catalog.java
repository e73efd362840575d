package dev.banister.engine.catalog;

import dev.banister.api.model.Finding;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ScriptId;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the installed modules offer now: an immutable snapshot; a new one is made whenever a module comes or goes.
 *
 * <p>A finding of severity ERROR whose place names a group that is in here stops that group and the later ones of its
 * module; one that names anything else of a module, or a group that is not available, stops the whole module.
 */
public final class Catalog {

    /** A host without modules. */
    public static final Catalog EMPTY = new Catalog(List.of(), List.of(), "");

    private final Map<ModuleId, OfferedModule> modules;
    private final Map<GroupId, OfferedGroup> groups;
    private final Map<ScriptId, OfferedScript> scripts;
    private final List<Finding> findings;
    private final String fingerprint;

    /** @param fingerprint of everything that a plan depends on */
    public Catalog(Collection<OfferedModule> modules, List<Finding> findings, String fingerprint) {
        List<OfferedModule> sorted =
                modules.stream().sorted(Comparator.comparing(OfferedModule::id)).toList();
        Map<ModuleId, OfferedModule> modulesById = new LinkedHashMap<>();
        Map<GroupId, OfferedGroup> groupsById = new HashMap<>();
        Map<ScriptId, OfferedScript> scriptsById = new HashMap<>();
        for (OfferedModule module : sorted) {
            modulesById.put(module.id(), module);
            for (OfferedGroup group : module.groups()) {
                groupsById.put(group.id(), group);
                group.scripts().forEach(script -> scriptsById.put(script.id(), script));
            }
        }
        this.modules = Collections.unmodifiableMap(modulesById);
        this.groups = groupsById;
        this.scripts = scriptsById;
        this.findings = List.copyOf(findings);
        this.fingerprint = fingerprint;
    }

    /** In the order of their names. */
    public Collection<OfferedModule> modules() {
        return modules.values();
    }

    public Optional<OfferedModule> module(ModuleId id) {
        return Optional.ofNullable(modules.get(id));
    }

    public Optional<OfferedGroup> group(GroupId id) {
        return Optional.ofNullable(groups.get(id));
    }

    public Optional<OfferedScript> script(ScriptId id) {
        return Optional.ofNullable(scripts.get(id));
    }

    public List<Finding> findings() {
        return findings;
    }

    public String fingerprint() {
        return fingerprint;
    }
}
