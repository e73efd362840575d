package dev.banister.engine.catalog;

import dev.banister.api.model.Finding;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ScriptId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the installed modules offer now: an immutable snapshot; a new one is made whenever a module comes or goes.
 *
 * <p>A finding of severity ERROR whose place names a group that is in here stops that group and the later ones of its
 * module; one that names anything else of a module, or a group that is not available, stops the whole module.
 */
public final class Catalog {

    /** A host without modules. */
    public static final Catalog EMPTY = new Catalog(List.of(), List.of(), "");

    private final SortedMap<ModuleId, OfferedModule> modules;
    private final Map<GroupId, OfferedGroup> groups;
    private final Map<ScriptId, OfferedScript> scripts;
    private final List<Finding> findings;
    private final String fingerprint;

    /** @param fingerprint of everything that a plan depends on */
    public Catalog(Collection<OfferedModule> modules, List<Finding> findings, String fingerprint) {
        SortedMap<ModuleId, OfferedModule> byId = new TreeMap<>();
        Map<GroupId, OfferedGroup> groupsById = new HashMap<>();
        Map<ScriptId, OfferedScript> scriptsById = new HashMap<>();
        for (OfferedModule module : modules) {
            byId.put(module.id(), module);
            for (OfferedGroup group : module.groups()) {
                groupsById.put(group.id(), group);
                group.scripts().forEach(script -> scriptsById.put(script.id(), script));
            }
        }
        this.modules = Collections.unmodifiableSortedMap(byId);
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
