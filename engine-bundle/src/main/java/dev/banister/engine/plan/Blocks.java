package dev.banister.engine.plan;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.catalog.OfferedGroup;
import dev.banister.engine.catalog.Requirement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which groups cannot be run now, and why. What stops a group stops the later ones of its module with it, and what
 * requires any of them; the rest of the host goes on.
 */
final class Blocks {

    private final Situation situation;
    private final OfferedGroups offered;
    private final Conflicts conflicts;
    private final BitSet held = new BitSet();
    private final Map<ModuleId, Finding> wholeModules = new HashMap<>();
    private final Map<ModuleId, Finding> holds = new HashMap<>();
    private final Map<Integer, Finding> causes = new HashMap<>();
    private final Map<ModuleId, Integer> firstHeld = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    Blocks(Situation situation) {
        this.situation = situation;
        this.offered = situation.offered();
        this.conflicts = new Conflicts(situation);
        wholeModules.putAll(situation.catalogErrors().ofModules());
        situation.diagnosis().findings().forEach(this::takeInFromHistory);
        for (Circle circle : situation.order().circles()) {
            Finding finding = circle.finding();
            findings.add(finding);
            circle.modules().forEach(module -> wholeModules.putIfAbsent(module, finding));
        }
        holds.putAll(wholeModules);
        for (int number : situation.order().sequence()) {
            look(number);
        }
    }

    /** Is this offered group not applied, and cannot be? */
    boolean holdsUp(int number) {
        return held.get(number);
    }

    /** What stopped a group that is held up, or an earlier one of its module; the first of several. */
    Optional<Finding> cause(int number) {
        return Optional.ofNullable(causes.get(number));
    }

    /** What stops a module as a whole, the first of several. */
    Optional<Finding> cause(ModuleId module) {
        return Optional.ofNullable(wholeModules.get(module));
    }

    /** Circles, conflicts and requirements that are not met; what the catalog and the history say is not repeated. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    private void takeInFromHistory(Finding finding) {
        boolean waits = finding.code().equals(FindingCodes.LEASE_HELD);
        if (finding.severity() == Severity.ERROR || waits) {
            finding.place().module().ifPresent(module -> wholeModules.putIfAbsent(module, finding));
        }
    }

    private void look(int number) {
        OfferedGroup group = offered.get(number);
        ModuleId module = group.id().module();
        situation.catalogErrors().at(number).ifPresent(error -> holds.putIfAbsent(module, error));
        if (!situation.isOpen(number)) {
            return;
        }
        for (Finding finding : obstacles(number)) {
            findings.add(finding);
            holds.putIfAbsent(module, finding);
        }
        Finding hold = holds.get(module);
        if (hold != null) {
            held.set(number);
            causes.put(number, hold);
            firstHeld.merge(module, number, Math::min);
        }
    }

    private List<Finding> obstacles(int number) {
        OfferedGroup group = offered.get(number);
        List<Finding> obstacles = new ArrayList<>(conflicts.of(group));
        for (int place = 0; place < group.requires().size(); place++) {
            situation
                    .requirements()
                    .unmeetable(group.requires().get(place), group.id())
                    .ifPresent(obstacles::add);
        }
        // One that waits already needs no further reason that is only the consequence of another.
        if (obstacles.isEmpty() && !holds.containsKey(group.id().module())) {
            for (int place = 0; place < group.requires().size(); place++) {
                heldUp(number, place).ifPresent(obstacles::add);
            }
        }
        return obstacles;
    }

    private Optional<Finding> heldUp(int number, int place) {
        Requirement requirement = offered.get(number).requires().get(place);
        GroupId asker = offered.id(number);
        OptionalInt last = situation.graph().required(number, place);
        if (last.isEmpty()) {
            return Optional.empty();
        }
        int first = requirement instanceof Requirement.OnGroup
                ? last.getAsInt()
                : firstHeld.getOrDefault(requirement.module(), Integer.MAX_VALUE);
        if (first > last.getAsInt() || !held.get(first)) {
            return Optional.empty();
        }
        Finding cause = causes.get(first);
        String why = cause == null ? "" : cause.place() + ": " + cause.text();
        return Optional.of(Finding.of(
                        FindingCodes.REQUIREMENT_HELD_UP,
                        cause == null ? Severity.ERROR : cause.severity(),
                        Place.of(asker),
                        "requires " + requirement + ", and " + offered.id(first) + " is itself blocked",
                        "mend that first; 'why " + offered.id(first) + "' says more")
                .because(why));
    }
}
