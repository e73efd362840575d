package dev.banister.reliability.trial;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.Plan;
import dev.banister.api.admin.RunListener;
import dev.banister.api.model.MigrationException;
import dev.banister.api.model.Severity;
import dev.banister.reliability.boundary.Call;
import dev.banister.reliability.boundary.CallCounter;
import dev.banister.reliability.boundary.Moment;
import dev.banister.reliability.boundary.Strike;
import dev.banister.reliability.boundary.Watched;
import dev.banister.reliability.scenario.Address;
import dev.banister.reliability.scenario.Command;
import dev.banister.reliability.scenario.Scenario;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A run of the scenario in this process with one call disturbed. For one thread. */
final class DisturbedRun implements Strike {

    private static final String GENERAL = "HY000";
    private static final String CONNECTION = "08006";

    private final Scenario scenario;
    private final Address address;
    private final Point point;
    private final Connection anchor;
    private final Call expected;
    private boolean struck;
    private Optional<Rival> rival = Optional.empty();
    private Optional<Command> running = Optional.empty();

    /**
     * @param expected the call at the point
     * @param anchor to look at the database
     */
    DisturbedRun(Scenario scenario, Address address, Point point, Call expected, Connection anchor) {
        this.scenario = scenario;
        this.address = address;
        this.point = point;
        this.expected = expected;
        this.anchor = anchor;
    }

    /**
     * Runs command after command until one of them is cut.
     *
     * @throws RuntimeException if the engine lets out what is no finding
     */
    Progress run() {
        MigrationService migrations = scenario.open(Watched.dataSource(address.dataSource(), new CallCounter(this)));
        List<Command> commands = Scenario.commands();
        for (int i = 0; i < commands.size(); i++) {
            long lastEvent = Events.last(anchor);
            running = Optional.of(commands.get(i));
            boolean done = isDone(migrations, commands.get(i));
            rival.ifPresent(Rival::join);
            if (!done) {
                return new Progress(i, lastEvent);
            }
        }
        return new Progress(commands.size(), Events.last(anchor));
    }

    private static boolean isDone(MigrationService migrations, Command command) {
        try {
            Plan plan = migrations.plan(command.request());
            return plan.findings().stream().noneMatch(finding -> finding.severity() == Severity.ERROR)
                    && migrations.run(plan, RunListener.NONE).succeeded();
        } catch (MigrationException told) {
            return false;
        }
    }

    @Override
    public void at(Call call, Moment moment, Optional<Connection> connection) throws SQLException {
        if (call.number() != point.call() || moment != point.moment()) {
            return;
        }
        struck = call.equals(expected);
        String text = "disturbed at call " + call.number();
        switch (point.disturbance()) {
            case ERROR -> {
                endWhatEnds(call, connection);
                throw new SQLException(text, GENERAL);
            }
            case CONNECTION_ERROR -> {
                endWhatEnds(call, connection);
                throw new SQLException(text, CONNECTION);
            }
            case DROP -> {
                end(connection);
                throw new SQLException(text, CONNECTION);
            }
            case HANG -> {
                Rival other = new Rival(scenario, address, running.orElseThrow());
                rival = Optional.of(other);
                other.hold(anchor);
            }
            case KILL -> throw new IllegalStateException("a process that is to be killed is one of its own");
        }
    }

    /** A session that the caller has no hold of any more would live as long as this process. */
    private static void endWhatEnds(Call call, Optional<Connection> connection) throws SQLException {
        if (call.text().equals("Connection.close") || call.text().equals("DataSource.getConnection")) {
            end(connection);
        }
    }

    private static void end(Optional<Connection> connection) throws SQLException {
        if (connection.isPresent()) {
            connection.get().close();
        }
    }

    /** What went on meanwhile although it must not, one line each. */
    List<String> complaints() {
        return struck
                ? rival.map(Rival::complaints).orElse(List.of())
                : List.of("nothing was disturbed: the call never came");
    }
}
