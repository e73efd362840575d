package dev.banister.engine.plan;

import dev.banister.api.model.GroupId;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.ScriptId;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.catalog.OfferedGroup;
import dev.banister.engine.catalog.OfferedModule;
import dev.banister.engine.catalog.OfferedScript;
import dev.banister.engine.catalog.Requirement;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistorySnapshot;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Catalog and history side by side: what every plan and every overview starts from. Immutable. */
final class Situation {

    private final Catalog catalog;
    private final OfferedGroups offered;
    private final GroupGraph graph;
    private final Order order;
    private final Past past;
    private final Requirements requirements;
    private final boolean running;
    private final BitSet open = new BitSet();
    private final Map<ModuleId, int[]> openGroups = new HashMap<>();
    private final CatalogErrors catalogErrors;
    private final Diagnosis diagnosis;
    private final Blocks blocks;

    private Situation(
            Catalog catalog, OfferedGroups offered, GroupGraph graph, Order order, Past past, boolean running) {
        this.catalog = catalog;
        this.offered = offered;
        this.graph = graph;
        this.order = order;
        this.past = past;
        this.running = running;
        this.requirements = new Requirements(catalog, graph, past);
        for (int number = 0; number < offered.size(); number++) {
            open.set(number, isOpen(offered.get(number)));
        }
        for (OfferedModule module : catalog.modules()) {
            openGroups.put(
                    module.id(),
                    Arrays.stream(offered.of(module.id())).filter(open::get).toArray());
        }
        this.catalogErrors = new CatalogErrors(catalog, offered);
        this.diagnosis = new Diagnosis(this);
        this.blocks = new Blocks(this);
    }

    /** @param running does somebody hold the lease, so that a script that has begun is being run and not in doubt? */
    static Situation of(Catalog catalog, HistorySnapshot history, boolean running) {
        Renames renames = Renames.of(catalog);
        OfferedGroups offered = new OfferedGroups(catalog, renames);
        GroupGraph graph = new GroupGraph(offered);
        return new Situation(catalog, offered, graph, new Order(graph), renames.read(history), running);
    }

    /** The same once these have been reverted. */
    Situation after(Set<HistoryRecord> reverted) {
        Set<ScriptId> scripts = reverted.stream().map(HistoryRecord::script).collect(Collectors.toSet());
        return scripts.isEmpty() ? this : new Situation(catalog, offered, graph, order, past.without(scripts), running);
    }

    Catalog catalog() {
        return catalog;
    }

    OfferedGroups offered() {
        return offered;
    }

    GroupGraph graph() {
        return graph;
    }

    Order order() {
        return order;
    }

    Past past() {
        return past;
    }

    Requirements requirements() {
        return requirements;
    }

    boolean running() {
        return running;
    }

    CatalogErrors catalogErrors() {
        return catalogErrors;
    }

    Diagnosis diagnosis() {
        return diagnosis;
    }

    Blocks blocks() {
        return blocks;
    }

    /** Installed, or known from the history. */
    SortedSet<ModuleId> modules() {
        SortedSet<ModuleId> modules = new TreeSet<>(past.modules());
        catalog.modules().forEach(module -> modules.add(module.id()));
        return modules;
    }

    /** The groups of a module that are offered or known from the history, in its own order. */
    SortedSet<GroupName> groupsOf(ModuleId module) {
        SortedSet<GroupName> names = past.groupsOf(module);
        for (int number : offered.of(module)) {
            names.add(offered.id(number).name());
        }
        return names;
    }

    /** Is something of this offered group not applied, for whatever reason? */
    boolean isOpen(int number) {
        return open.get(number);
    }

    /** The groups of a module of which something is not applied, in its own order. */
    int[] open(ModuleId module) {
        return openGroups.getOrDefault(module, new int[0]);
    }

    /**
     * The last of the offered groups that a requirement names of which something is not applied.
     *
     * @param place of the requirement among those of the group, from 0
     */
    OptionalInt lastOpen(int number, int place) {
        OptionalInt last = graph.required(number, place);
        Requirement requirement = offered.get(number).requires().get(place);
        if (last.isEmpty() || requirement instanceof Requirement.OnGroup) {
            return last.isPresent() && isOpen(last.getAsInt()) ? last : OptionalInt.empty();
        }
        int[] groups = open(requirement.module());
        int found = Arrays.binarySearch(groups, last.getAsInt());
        int index = found >= 0 ? found : -found - 2;
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(groups[index]);
    }

    private boolean isOpen(OfferedGroup group) {
        for (OfferedScript script : group.scripts()) {
            if (!past.countsAsApplied(script.id())) {
                return true;
            }
        }
        return false;
    }

    /** The scripts of a group that wait to be run, those that have failed before among them, in their order. */
    List<OfferedScript> pending(OfferedGroup group) {
        return group.scripts().stream().filter(this::isPending).toList();
    }

    boolean isPending(OfferedScript script) {
        return past.record(script.id())
                .map(record -> record.state() == HistoryRecord.State.APPLY_FAILED)
                .orElse(true);
    }

    /** Was a script applied, and has it another text now? */
    boolean isChanged(HistoryRecord record) {
        return record.state() == HistoryRecord.State.APPLIED
                && catalog.script(record.script())
                        .map(script -> !script.checksum().equals(record.checksum()))
                        .orElse(false);
    }

    /** Zero for a module that is not installed. */
    ModuleVersion version(GroupId group) {
        return installed(group.module()).map(OfferedModule::version).orElse(ModuleVersion.ZERO);
    }

    Optional<OfferedModule> installed(ModuleId module) {
        return catalog.module(module);
    }
}
