package dev.banister.reliability.trial;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.Outcome;
import dev.banister.api.admin.Plan;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.Severity;
import dev.banister.reliability.scenario.Command;
import dev.banister.reliability.scenario.Scenario;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Goes on after a scenario was cut, as a person would who reads what the engine says: types the command that was cut once
 * more, and then the rest of them.
 */
final class Admin {

    /**
     * What passes by itself, such as a session that has not ended yet; or is settled at the next attempt, once it has: where
     * the run itself has waited for that, it is the first to see what was left.
     */
    private static final Set<String> TRY_AGAIN =
            Set.of(FindingCodes.LEASE_HELD, FindingCodes.STALE_PLAN, FindingCodes.IN_DOUBT, FindingCodes.FAILED);

    /** A lease whose holder has died unseen is free after half a minute. */
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final MigrationService migrations;
    private final Settlement settlement;
    private final Connection connection;

    /** @param connection to look at the database */
    Admin(MigrationService migrations, Connection connection) {
        this.migrations = migrations;
        this.connection = connection;
        this.settlement = new Settlement(migrations, connection);
    }

    /**
     * From the command that was cut to the end of the scenario.
     *
     * @return what had to be settled on the way, one line each
     * @throws IllegalStateException if the engine leaves an admin without a way on
     */
    Settled goOn(Progress cut) throws SQLException {
        List<Command> commands = Scenario.commands();
        long before = cut.lastEvent();
        for (Command command : commands.subList(cut.command(), commands.size())) {
            complete(command, before);
            before = Events.last(connection);
        }
        return settlement.settled();
    }

    private void complete(Command command, long before) throws SQLException {
        RedoProgress redo = new RedoProgress(migrations, connection, command, before);
        Optional<PlanRequest> next = command.redone().isEmpty() ? Optional.of(command.request()) : redo.next();
        long begun = System.nanoTime();
        while (next.isPresent()) {
            if (System.nanoTime() - begun > LONGEST.toNanos()) {
                throw new IllegalStateException("'" + next.get() + "' does not come to its end: "
                        + migrations.findings() + migrations.scripts());
            }
            boolean done = attempt(next.get());
            if (command.redone().isPresent()) {
                next = redo.next();
            } else if (done) {
                next = Optional.empty();
            }
        }
    }

    /** Does what the engine says is in the way, or the command; says whether the command is done. */
    private boolean attempt(PlanRequest request) throws SQLException {
        if (settlement.settleOne()) {
            return false;
        }
        try {
            Plan plan = migrations.plan(request);
            List<Finding> inTheWay = errors(plan.findings().stream());
            if (inTheWay.isEmpty()) {
                RunReport report = migrations.run(plan, RunListener.NONE);
                inTheWay =
                        errors(report.outcomes().stream().map(Outcome::finding).flatMap(Optional::stream));
                if (inTheWay.isEmpty()) {
                    return true;
                }
            }
            return tryAgain(request, inTheWay);
        } catch (RefusedException e) {
            return tryAgain(request, e.findings());
        }
    }

    private static List<Finding> errors(Stream<Finding> findings) {
        return findings.filter(finding -> finding.severity() == Severity.ERROR).toList();
    }

    private static boolean tryAgain(PlanRequest request, List<Finding> findings) {
        if (findings.stream().noneMatch(finding -> TRY_AGAIN.contains(finding.code()))) {
            throw new IllegalStateException("'" + request + "' cannot be gone on with: " + findings);
        }
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return false;
    }
}
