package dev.banister.engine.plan;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.Place;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.Severity;
import dev.banister.api.module.ReversibleMigration;
import dev.banister.engine.catalog.OfferedModule;
import dev.banister.engine.catalog.OfferedScript;
import dev.banister.engine.history.HistoryRecord;
import dev.banister.engine.history.HistoryRecord.State;
import dev.banister.engine.script.SqlScript;
import dev.banister.engine.script.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the history tells that somebody should know. Errors among it hold up their whole module. */
final class Diagnosis {

    private static final int MOST_OF_A_STATEMENT = 200;

    private final Situation situation;
    private final List<Finding> findings = new ArrayList<>();

    Diagnosis(Situation situation) {
        this.situation = situation;
        for (ModuleId module : situation.past().modules()) {
            situation.past().of(module).forEach(record -> ofScript(record).ifPresent(findings::add));
            findings.addAll(ofAbsent(module));
        }
    }

    /** Module by module. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** What is wrong with a script by what the history holds of it. */
    Optional<Finding> ofScript(HistoryRecord record) {
        return switch (record.state()) {
            case APPLYING, REVERTING -> Optional.of(situation.running() ? beingRun(record) : inDoubt(record));
            case REVERT_FAILED -> Optional.of(revertFailed(record));
            case APPLY_FAILED -> Optional.of(applyFailed(record));
            case APPLIED -> situation.isChanged(record) ? Optional.of(changed(record)) : Optional.empty();
            case MARKED, IGNORED -> Optional.empty();
        };
    }

    /** Is the module that is installed an older one than the database was taken to? */
    boolean isAhead(ModuleId module) {
        return situation
                .installed(module)
                .map(installed -> unoffered(module).stream()
                        .anyMatch(group -> newest(group).compareTo(installed.version()) >= 0))
                .orElse(false);
    }

    /** What is applied of a module and not offered, although nobody says that it is only not available. */
    SortedSet<GroupId> unoffered(ModuleId module) {
        SortedSet<GroupId> groups = new TreeSet<>();
        for (HistoryRecord record : situation.past().of(module)) {
            GroupId group = record.script().group();
            if (record.state().countsAsApplied()
                    && situation.offered().number(group).isEmpty()
                    && !isOnlyUnavailable(group)) {
                groups.add(group);
            }
        }
        return groups;
    }

    /** Is a group declared by an installed bundle, and its component just not there at the moment? */
    boolean isOnlyUnavailable(GroupId group) {
        return situation.catalog().findings().stream()
                .filter(finding -> finding.code().equals(FindingCodes.GROUP_NOT_AVAILABLE))
                .map(Finding::place)
                .anyMatch(place -> place.module().equals(Optional.of(group.module()))
                        && place.group()
                                .map(name -> name.equals(group.name().text()))
                                .orElse(true));
    }

    private ModuleVersion newest(GroupId group) {
        return situation.past().of(group).stream()
                .map(HistoryRecord::moduleVersion)
                .max(ModuleVersion::compareTo)
                .orElse(ModuleVersion.ZERO);
    }

    private List<Finding> ofAbsent(ModuleId module) {
        SortedSet<GroupId> unoffered = unoffered(module);
        if (unoffered.isEmpty()) {
            return List.of();
        }
        Optional<OfferedModule> installed = situation.installed(module);
        if (installed.isEmpty()) {
            return List.of(Finding.of(
                    FindingCodes.MISSING,
                    Severity.INFO,
                    Place.of(module),
                    count(unoffered.size(), "group") + " of it applied, and no bundle of it is installed",
                    "leave it, its tables stay; or install it again"));
        }
        return isAhead(module)
                ? List.of(ahead(installed.get(), unoffered))
                : unoffered.stream()
                        .map(group -> dropped(group, installed.get()))
                        .toList();
    }

    private Finding ahead(OfferedModule installed, SortedSet<GroupId> unoffered) {
        List<String> reasons = new ArrayList<>(List.of("installed: " + installed.version()));
        unoffered.forEach(group -> reasons.add("applied: " + group + " from " + newest(group)));
        return Finding.of(
                        FindingCodes.AHEAD,
                        Severity.WARNING,
                        Place.of(installed.id()),
                        "the database was taken further than the installed version knows",
                        "install the newer version again")
                .because(reasons.toArray(String[]::new));
    }

    private Finding dropped(GroupId group, OfferedModule installed) {
        return Finding.of(
                        FindingCodes.MISSING,
                        Severity.WARNING,
                        Place.of(group),
                        "is applied, and the installed version does not offer it any more",
                        "put it back into the bundle if it should ever be reverted")
                .because("installed: " + installed.version(), "applied from: " + newest(group));
    }

    private Finding beingRun(HistoryRecord record) {
        return Finding.of(
                FindingCodes.LEASE_HELD,
                Severity.WARNING,
                Place.of(record.script()),
                "is being run at this moment",
                "wait until it is done, then ask again");
    }

    private Finding inDoubt(HistoryRecord record) {
        ScriptId script = record.script();
        String direction = record.state() == State.APPLYING ? "up" : "down";
        Optional<Statement> statement = statementInDoubt(record);
        Place place = Place.of(script);
        if (situation.past().isCut(script)) {
            return cut(record, direction);
        }
        return Finding.of(
                        FindingCodes.IN_DOUBT,
                        Severity.ERROR,
                        statement.map(it -> at(place, record, it)).orElse(place),
                        "the runner of its " + direction + " died inside a statement that may or may not have happened",
                        "look at the database, then run 'resolve " + script + " --executed' or 'resolve " + script
                                + " --not-executed'")
                .because(
                        "known to have happened: " + count(record.statementsDone(), "statement"),
                        "not known: "
                                + statement
                                        .map(it -> shortened(it.text()))
                                        .orElse("statement " + (record.statementsDone() + 1)),
                        "seen: "
                                + situation
                                        .past()
                                        .seen(script)
                                        .orElse(
                                                "nothing, since the structure does not tell of a statement of its kind"));
    }

    /** What is said of it is said of the whole script. */
    private static Finding cut(HistoryRecord record, String direction) {
        ScriptId script = record.script();
        return Finding.of(
                        FindingCodes.IN_DOUBT,
                        Severity.ERROR,
                        Place.of(script),
                        "the runner of its " + direction + " died in its middle, and it cannot be gone on with there",
                        "look what it has done; finish it by hand and run 'resolve " + script
                                + " --executed', or undo by hand what it has done and run 'resolve " + script
                                + " --not-executed'")
                .because(
                        "known to have happened: at least " + count(record.statementsDone(), "statement"),
                        "what is said of it counts for the whole script, not for one statement");
    }

    /** The one that follows what is known to have happened, as long as the script is offered as it was. */
    private Optional<Statement> statementInDoubt(HistoryRecord record) {
        return statements(record)
                .map(SqlScript::statements)
                .filter(all -> record.statementsDone() < all.size())
                .map(all -> all.get(record.statementsDone()));
    }

    private Optional<SqlScript> statements(HistoryRecord record) {
        return situation
                .catalog()
                .script(record.script())
                .filter(OfferedScript.Sql.class::isInstance)
                .map(OfferedScript.Sql.class::cast)
                .filter(sql -> sql.checksum().equals(record.checksum()))
                .flatMap(sql -> record.state() == State.APPLYING ? Optional.of(sql.up()) : sql.down());
    }

    private Place at(Place place, HistoryRecord record, Statement statement) {
        return place.file(statements(record).map(SqlScript::file).orElse(""))
                .line(statement.line())
                .statement(statement.number());
    }

    private static String shortened(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() <= MOST_OF_A_STATEMENT ? line : line.substring(0, MOST_OF_A_STATEMENT) + "…";
    }

    private static Finding revertFailed(HistoryRecord record) {
        ScriptId script = record.script();
        return Finding.of(
                FindingCodes.FAILED,
                Severity.ERROR,
                Place.of(script),
                "its down failed after " + count(record.statementsDone(), "statement"),
                "mend the cause, then run 'down " + script.module() + "' again; or settle it with 'resolve " + script
                        + " --executed' or '--not-executed'");
    }

    private Finding applyFailed(HistoryRecord record) {
        ScriptId script = record.script();
        boolean settled = isToBeResolved(record);
        return Finding.of(
                FindingCodes.FAILED,
                Severity.WARNING,
                Place.of(script),
                "its up failed after " + count(record.statementsDone(), "statement")
                        + (settled ? ", and cannot be gone on with" : ""),
                settled
                        ? "finish it by hand and run 'resolve " + script
                                + " --executed', or undo by hand what it has done and run 'resolve " + script
                                + " --not-executed'"
                        : "mend the cause, then run 'up " + script.module() + "'");
    }

    /** Of one in Java that has no operations to go on from, something stands only where it cannot be gone on with. */
    private boolean isToBeResolved(HistoryRecord record) {
        boolean hasOperations = situation
                .catalog()
                .script(record.script())
                .filter(offered ->
                        offered instanceof OfferedScript.Java java && java.migration() instanceof ReversibleMigration)
                .isPresent();
        return record.file().isEmpty() && record.statementsDone() > 0 && !hasOperations;
    }

    private Finding changed(HistoryRecord record) {
        ScriptId script = record.script();
        OfferedScript now = situation.catalog().script(script).orElseThrow();
        String file = now instanceof OfferedScript.Sql sql ? sql.up().file() : "";
        return Finding.of(
                        FindingCodes.CHANGED,
                        Severity.ERROR,
                        Place.of(script),
                        "was changed after it was applied",
                        "restore " + (file.isEmpty() ? "its version()" : file) + ", or run 'redo " + script.module()
                                + " " + groupsBack(record) + "', or 'accept " + script
                                + " --because TEXT' if the change does no harm")
                .because(
                        "applied: " + source(record.checksum(), record.file(), record.moduleVersion()),
                        "now:     " + source(now.checksum(), file, situation.version(script.group())));
    }

    /** How many groups {@code redo} has to go back to take this one in. */
    private long groupsBack(HistoryRecord record) {
        return Applied.groups(situation.past(), record.script().module()).stream()
                        .map(Applied::group)
                        .takeWhile(group -> !group.equals(record.script().group()))
                        .count()
                + 1;
    }

    private static String source(String checksum, String file, ModuleVersion version) {
        return checksum + " in version " + version + (file.isEmpty() ? "" : ", " + file);
    }

    static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
