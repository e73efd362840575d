package dev.banister.engine.run;

import dev.banister.api.admin.HistoryEvent;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.Place;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.Severity;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistorySnapshot;
import dev.banister.engine.plan.Basis;
import dev.banister.engine.plan.Basis.Offered;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A plan that is not run, since what it was made from is not so any more: says what has changed. */
record StalePlan(Basis planned, Basis now) {

    private static final int MOST_MODULES = 5;

    /** @param last the last event of the log */
    RefusedException refused(Optional<HistoryEvent> last) {
        List<String> facts = new ArrayList<>(modules());
        if (!planned.history().fingerprint().equals(now.history().fingerprint())) {
            facts.addAll(history(last));
        }
        return new RefusedException(Finding.of(
                        FindingCodes.STALE_PLAN,
                        Severity.ERROR,
                        Place.host(),
                        "what is offered or applied has changed since the plan was made, and nothing was run",
                        "Run the command again: it plans anew.")
                .because(facts.toArray(String[]::new)));
    }

    private List<String> modules() {
        if (planned.catalog().equals(now.catalog())) {
            return List.of();
        }
        Set<ModuleId> all = new TreeSet<>(planned.modules().keySet());
        all.addAll(now.modules().keySet());
        List<String> facts = new ArrayList<>();
        for (ModuleId module : all) {
            module(module, planned.modules().get(module), now.modules().get(module))
                    .ifPresent(facts::add);
        }
        if (facts.isEmpty()) {
            facts.add("the modules: each has the version and the scripts of then, and says other things of them now");
        }
        if (facts.size() > MOST_MODULES) {
            String others = "modules that have changed besides: " + (facts.size() - MOST_MODULES);
            facts = new ArrayList<>(facts.subList(0, MOST_MODULES));
            facts.add(others);
        }
        return facts;
    }

    private static Optional<String> module(ModuleId module, @Nullable Offered then, @Nullable Offered today) {
        String before = then == null ? "not there" : then.version().toString();
        String after = today == null ? "not there" : today.version().toString();
        if (!before.equals(after)) {
            return Optional.of(
                    "the module " + module + ": " + before + " when the plan was made, and " + after + " now");
        }
        return then == null || then.equals(today)
                ? Optional.empty()
                : Optional.of("the module " + module + ": its scripts are others now, under the same version " + after);
    }

    private List<String> history(Optional<HistoryEvent> last) {
        HistorySnapshot before = planned.history();
        HistorySnapshot after = now.history();
        if (before.lastSequence() != after.lastSequence()) {
            return List.of(
                    "the history when the plan was made: " + entries(before),
                    "the history now: " + entries(after) + ", " + newest(after, last));
        }
        Set<ScriptId> scripts = new TreeSet<>();
        before.records().forEach(each -> scripts.add(each.script()));
        after.records().forEach(each -> scripts.add(each.script()));
        return scripts.stream()
                .filter(script -> !state(before, script).equals(state(after, script)))
                .map(script -> "the script " + script + ": " + state(before, script) + " when the plan was made, and "
                        + state(after, script) + " now")
                .toList();
    }

    private static String entries(HistorySnapshot history) {
        return history.lastSequence() == 0 ? "no entry" : "up to entry " + history.lastSequence();
    }

    private static String newest(HistorySnapshot history, Optional<HistoryEvent> last) {
        Optional<HistoryEvent> event = last.filter(newest -> newest.sequence() == history.lastSequence());
        return event.map(newest -> newest.script() + " " + newest.kind() + " at " + newest.at() + " by " + newest.who()
                        + " on " + newest.host())
                .orElseGet(() -> begun(history));
    }

    /** A script that has begun has the number that its entry is going to have. */
    private static String begun(HistorySnapshot history) {
        return history.records().stream()
                .filter(each -> each.sequence() == history.lastSequence())
                .findFirst()
                .map(each -> each.script() + " has begun and not ended")
                .orElse("which says nothing of who made it");
    }

    private static String state(HistorySnapshot history, ScriptId script) {
        Optional<HistoryRecord> found = history.record(script);
        return found.filter(each -> !each.state().countsAsApplied())
                .map(each -> each.state().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " with "
                        + each.statementsDone() + " statements done")
                .orElse(found.isPresent() ? "applied" : "not applied");
    }
}
