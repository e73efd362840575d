package dev.banister.engine.plan;

import dev.banister.api.admin.PlanRequest;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.UsageException;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.catalog.OfferedGroup;
import dev.banister.engine.catalog.OfferedModule;
import dev.banister.engine.catalog.OfferedScript;
import dev.banister.engine.catalog.Requirement;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistoryRecord.State;
import dev.banister.engine.history.HistorySnapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Any catalog with any history: circles, requirements that nobody meets, irreversible scripts, groups that arrive late,
 * partly applied groups, scripts that were marked, ignored, edited or have failed, modules that are gone.
 *
 * @param tame is nothing in it that would make a downgrade impossible?
 */
record AnyHost(Catalog catalog, HistorySnapshot history, boolean tame, long seed) {

    private static final List<String> MODULES = List.of("a", "b", "c", "d");
    private static final List<String> GROUPS = List.of(
            "1_one", "2_two", "2024-01-01-x", "2024-01-01-y", "20240102030405_z", "m240301_000000_w", "2024-06-01-x");

    static AnyHost wild(long seed) {
        return draw(seed, false);
    }

    static AnyHost tame(long seed) {
        return draw(seed, true);
    }

    private static AnyHost draw(long seed, boolean tame) {
        Random random = new Random(seed);
        List<GroupId> groups = new ArrayList<>();
        for (String module : MODULES.subList(0, 1 + random.nextInt(MODULES.size()))) {
            GROUPS.stream()
                    .filter(group -> random.nextInt(3) > 0)
                    .forEach(group -> groups.add(GroupId.parse(module + "/" + group)));
        }
        List<OfferedModule> modules = groups.stream()
                .map(GroupId::module)
                .distinct()
                .map(module -> drawModule(random, module, groups, tame))
                .toList();
        Catalog full = new Catalog(modules, List.of(), "any");
        HistorySnapshot history = HistorySnapshot.EMPTY;
        int acts = random.nextInt(6);
        for (int act = 0; act < acts; act++) {
            Catalog known = random.nextBoolean() ? full : older(random, full);
            history = act(random, known, history, !tame || random.nextBoolean());
        }
        if (!tame) {
            history = disturbed(random, history);
            full = random.nextInt(4) == 0 ? older(random, full) : full;
        }
        return new AnyHost(full, history, tame, seed);
    }

    /** The same modules, groups and requirements in another order. */
    AnyHost shuffled() {
        Random random = new Random(~seed);
        List<OfferedModule> modules = new ArrayList<>();
        for (OfferedModule module : catalog.modules()) {
            List<OfferedGroup> groups = new ArrayList<>();
            for (OfferedGroup group : module.groups()) {
                List<Requirement> requires = new ArrayList<>(group.requires());
                Collections.shuffle(requires, random);
                groups.add(new OfferedGroup(
                        group.id(),
                        group.scripts(),
                        requires,
                        group.afterIfPresent(),
                        group.conflicts(),
                        group.formerly()));
            }
            Collections.shuffle(groups, random);
            modules.add(new OfferedModule(module.id(), module.version(), groups));
        }
        Collections.shuffle(modules, random);
        return new AnyHost(new Catalog(modules, catalog.findings(), "any"), history, tame, seed);
    }

    /** A module that is there, one way or the other. */
    Optional<ModuleId> anyModule() {
        List<ModuleId> modules =
                new ArrayList<>(Situation.of(catalog, history, false).modules());
        return modules.isEmpty() ? Optional.empty() : Optional.of(modules.get(random().nextInt(modules.size())));
    }

    /** A target that the module has. */
    String anyTarget(ModuleId module) {
        List<GroupName> names =
                new ArrayList<>(Situation.of(catalog, history, false).groupsOf(module));
        Random random = random();
        return switch (random.nextInt(4)) {
            case 0 -> "0";
            case 1 -> "2024-0" + (1 + random.nextInt(8)) + "-01";
            default ->
                names.isEmpty() ? "0" : names.get(random.nextInt(names.size())).text();
        };
    }

    private Random random() {
        return new Random(seed * 31 + 7);
    }

    private static OfferedModule drawModule(Random random, ModuleId id, List<GroupId> all, boolean tame) {
        List<OfferedGroup> groups = all.stream()
                .filter(group -> group.module().equals(id))
                .map(group -> drawGroup(random, group, all, tame))
                .toList();
        return new OfferedModule(id, new ModuleVersion(1, random.nextInt(3), 0, ""), groups);
    }

    private static OfferedGroup drawGroup(Random random, GroupId id, List<GroupId> all, boolean tame) {
        List<OfferedScript> scripts = new ArrayList<>();
        for (int number = 0; number <= random.nextInt(3); number++) {
            scripts.add(Sketch.script(id.script("s" + number), "1", tame || random.nextInt(12) > 0));
        }
        List<Requirement> requires = new ArrayList<>();
        while (!id.equals(all.get(0)) && random.nextInt(5) < 2) {
            requires.add(drawRequirement(random, id, all, tame ? 0 : 4));
        }
        List<Requirement> after = random.nextInt(8) == 0 ? List.of(drawRequirement(random, id, all, 0)) : List.of();
        List<Requirement> conflicts =
                !tame && random.nextInt(40) == 0 ? List.of(drawRequirement(random, id, all, 0)) : List.of();
        return new OfferedGroup(id, scripts, requires, after, conflicts, Optional.empty());
    }

    /** Mostly of something that is there and older, since else hardly anything would ever be free to run. */
    private static Requirement drawRequirement(Random random, GroupId asker, List<GroupId> all, int strange) {
        GroupId other = all.get(random.nextInt(all.size()));
        if (random.nextInt(100) < strange) {
            return Requirement.parse(
                    random.nextInt(4) == 0
                            ? "nobody/2024-01-01-x"
                            : other.module() + ";version=[1." + random.nextInt(3) + ",1.2)");
        }
        if (random.nextInt(6) == 0 && other.module().compareTo(asker.module()) < 0) {
            return Requirement.parse(other.module().value());
        }
        List<GroupId> older =
                all.stream().filter(group -> group.compareTo(asker) < 0).toList();
        return older.isEmpty() && random.nextInt(4) == 0 || random.nextInt(80) == 0
                ? Requirement.parse(other.toString())
                : Requirement.parse(
                        (older.isEmpty() ? asker.module() : older.get(random.nextInt(older.size()))).toString());
    }

    /** What was installed at some time before: some groups are not there yet, or never were. */
    private static Catalog older(Random random, Catalog catalog) {
        List<OfferedModule> modules = new ArrayList<>();
        for (OfferedModule module : catalog.modules()) {
            if (random.nextInt(5) > 0) {
                List<OfferedGroup> groups = new ArrayList<>(module.groups());
                groups.removeIf(group -> random.nextInt(3) == 0);
                modules.add(new OfferedModule(module.id(), new ModuleVersion(1, 0, 0, ""), groups));
            }
        }
        return new Catalog(modules, List.of(), "older");
    }

    private static HistorySnapshot act(Random random, Catalog catalog, HistorySnapshot history, boolean partly) {
        List<ModuleId> modules = new ArrayList<>();
        catalog.modules().forEach(module -> modules.add(module.id()));
        PlanRequest request = PlanRequest.up();
        if (!modules.isEmpty() && random.nextInt(3) == 0) {
            ModuleId module = modules.get(random.nextInt(modules.size()));
            request = random.nextInt(4) == 0
                    ? PlanRequest.mark(module, "2024-02-01")
                    : PlanRequest.to(module, "2024-0" + (1 + random.nextInt(7)) + "-01")
                            .cascade();
        }
        try {
            List<PlannedStep> steps =
                    new Planner(catalog, history).plan(request).planned();
            int done = partly && !steps.isEmpty() ? random.nextInt(steps.size() + 1) : steps.size();
            return Replay.on(history).run(steps.subList(0, done)).snapshot();
        } catch (UsageException unknown) {
            return history;
        }
    }

    private static HistorySnapshot disturbed(Random random, HistorySnapshot history) {
        Replay replay = Replay.on(history);
        for (HistoryRecord record : history.records()) {
            ScriptId script = record.script();
            switch (random.nextInt(25)) {
                case 0 -> replay.put(script.toString(), State.IGNORED, 0);
                case 1 -> replay.put(script.toString(), State.MARKED, 0);
                case 2 -> replay.put(script.toString(), State.APPLY_FAILED, random.nextInt(2));
                case 3 -> replay.put(script.toString(), random.nextBoolean() ? State.REVERT_FAILED : State.APPLYING, 1);
                case 4 -> replay.edit(script.toString());
                default -> {
                    // Most scripts are left alone.
                }
            }
        }
        return replay.snapshot();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("seed " + seed);
        for (OfferedModule module : catalog.modules()) {
            text.append("\n").append(module.id()).append(' ').append(module.version());
            for (OfferedGroup group : module.groups()) {
                text.append("\n  ")
                        .append(group.id().name())
                        .append(' ')
                        .append(group.scripts().size());
                text.append(" requires ")
                        .append(group.requires())
                        .append(" after ")
                        .append(group.afterIfPresent());
                text.append(" conflicts ").append(group.conflicts());
            }
        }
        history.records()
                .forEach(record -> text.append("\n# ")
                        .append(record.sequence())
                        .append(' ')
                        .append(record.state())
                        .append(' ')
                        .append(record.script())
                        .append(' ')
                        .append(record.requirements()));
        return text.toString();
    }
}
