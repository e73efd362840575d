package dev.banister.engine.plan;

import dev.banister.api.admin.Explanation;
import dev.banister.api.admin.ModuleStatus;
import dev.banister.api.admin.ScriptStatus;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleState;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.ScriptState;
import dev.banister.api.model.Severity;
import dev.banister.api.model.UsageException;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.catalog.OfferedModule;
import dev.banister.engine.catalog.OfferedScript;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistorySnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an admin is shown of a catalog and a history. Immutable, and safe for several threads. */
public final class Overview {

    private final Situation situation;
    private final ScriptStates states;
    private final Lookup lookup;
    private final List<Finding> findings;
    private final Map<ModuleId, ModuleState> worst = new HashMap<>();

    private record ModuleRow(
            ModuleId module, Optional<ModuleVersion> version, int applied, int pending, ModuleState state)
            implements ModuleStatus {}

    private record ScriptRow(
            ScriptId script,
            ScriptState state,
            boolean reversible,
            boolean late,
            Optional<Instant> appliedAt,
            ModuleVersion moduleVersion)
            implements ScriptStatus {}

    /**
     * Looks at both once; ask again when either has changed.
     *
     * @param running does somebody hold the lease, so that a script that has begun is being run and not in doubt?
     */
    public Overview(Catalog catalog, HistorySnapshot history, boolean running) {
        this.situation = Situation.of(catalog, history, running);
        this.states = new ScriptStates(situation);
        this.lookup = new Lookup(situation);
        List<Finding> all = new ArrayList<>(catalog.findings());
        all.addAll(situation.diagnosis().findings());
        all.addAll(situation.blocks().findings());
        this.findings = Draft.worstFirst(all);
        for (Finding finding : findings) {
            finding.place().module().ifPresent(module -> urgent(finding).ifPresent(state -> atLeast(module, state)));
        }
        for (ModuleId module : situation.modules()) {
            situation.blocks().cause(module).flatMap(Overview::urgent).ifPresent(state -> atLeast(module, state));
        }
    }

    /** One row for each module that is installed or was applied, in the order of their names. */
    public List<ModuleStatus> modules() {
        return situation.modules().stream().<ModuleStatus>map(this::module).toList();
    }

    /** Every script that is offered or was applied: module by module, in each module's own order. */
    public List<ScriptStatus> scripts() {
        List<ScriptStatus> rows = new ArrayList<>();
        for (ModuleId module : situation.modules()) {
            for (GroupName name : situation.groupsOf(module)) {
                GroupId group = new GroupId(module, name);
                lookup.scripts(group).forEach(script -> rows.add(script(group.script(script))));
            }
        }
        return rows;
    }

    /** Everything worth knowing, errors first. */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * Why something stands where it does in the order, why it is blocked, what would unblock it.
     *
     * @param subject a module, {@code module/group} or {@code module/group/script}; of the last part its beginning is
     *     enough where no other begins so
     * @throws UsageException if there is no such thing
     */
    public Explanation why(String subject) {
        return new Reasons(situation, lookup, findings).of(subject, this::module);
    }

    private ModuleRow module(ModuleId module) {
        int applied = (int) situation.past().of(module).stream()
                .filter(record -> record.state().countsAsApplied())
                .count();
        int pending = 0;
        for (int number : situation.open(module)) {
            pending += (int) situation.offered().get(number).scripts().stream()
                    .filter(script -> !situation.past().countsAsApplied(script.id()))
                    .count();
        }
        return new ModuleRow(
                module,
                situation.installed(module).map(OfferedModule::version),
                applied,
                pending,
                state(module, applied, pending));
    }

    private ModuleState state(ModuleId module, int applied, int pending) {
        ModuleState state = pending > 0 ? ModuleState.PENDING : ModuleState.CURRENT;
        if (situation.diagnosis().isAhead(module)) {
            state = ModuleState.AHEAD;
        }
        if (situation.installed(module).isEmpty() && applied > 0) {
            state = ModuleState.MISSING;
        }
        ModuleState urgent = worst.getOrDefault(module, ModuleState.CURRENT);
        return urgent.compareTo(state) > 0 ? urgent : state;
    }

    private void atLeast(ModuleId module, ModuleState state) {
        worst.merge(module, state, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /** What a finding makes of the module that it stands at. */
    private static Optional<ModuleState> urgent(Finding finding) {
        if (finding.code().equals(FindingCodes.FAILED)) {
            return Optional.of(ModuleState.FAILED);
        }
        if (finding.code().equals(FindingCodes.LEASE_HELD)) {
            return Optional.of(ModuleState.RUNNING);
        }
        if (finding.severity() != Severity.ERROR) {
            return Optional.empty();
        }
        return Optional.of(
                switch (finding.code()) {
                    case FindingCodes.IN_DOUBT -> ModuleState.FAILED;
                    case FindingCodes.GROUP_NOT_AVAILABLE,
                            FindingCodes.UNKNOWN_REQUIREMENT,
                            FindingCodes.REQUIREMENT_HELD_UP,
                            FindingCodes.REQUIRED_ELSEWHERE -> ModuleState.BLOCKED;
                    default -> ModuleState.INVALID;
                });
    }

    private ScriptRow script(ScriptId script) {
        Optional<HistoryRecord> record = situation.past().record(script);
        Optional<HistoryRecord> applied = record.filter(row -> row.state().countsAsApplied());
        Optional<OfferedScript> offered = situation.catalog().script(script);
        return new ScriptRow(
                script,
                states.of(script),
                offered.map(OfferedScript::reversible)
                        .orElseGet(() -> record.map(HistoryRecord::reversible).orElse(false)),
                applied.map(HistoryRecord::late)
                        .orElseGet(() -> situation.past().isLate(script.group())),
                applied.filter(row -> row.state() != HistoryRecord.State.IGNORED)
                        .map(HistoryRecord::at),
                applied.or(() -> record.filter(row -> offered.isEmpty()))
                        .map(HistoryRecord::moduleVersion)
                        .orElseGet(() -> situation.version(script.group())));
    }
}
