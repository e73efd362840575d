package dev.banister.reliability.trial;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.ScriptStatus;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.ScriptState;
import dev.banister.reliability.scenario.HandWork;
import dev.banister.reliability.scenario.Scenario;
import dev.banister.reliability.trial.ImageReader.Unfinished;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What only a person can settle, settled: looks at the database and says what was executed, or finishes or undoes by hand
 * what cannot be gone on with.
 */
final class Settlement {

    private static final String NOT_KNOWN = "not known: ";

    private final MigrationService migrations;
    private final Connection connection;
    private final List<String> doubts = new ArrayList<>();
    private final List<Unfinished> stops = new ArrayList<>();

    Settlement(MigrationService migrations, Connection connection) {
        this.migrations = migrations;
        this.connection = connection;
    }

    /** Until now. */
    Settled settled() {
        return new Settled(doubts, stops);
    }

    /** Settles a script that wants it; says whether there was one. */
    boolean settleOne() throws SQLException {
        for (ScriptStatus status : migrations.scripts()) {
            if (status.state() == ScriptState.IN_DOUBT || status.state() == ScriptState.FAILED) {
                Optional<Unfinished> row = row(status.script());
                if (row.isPresent() && !row.get().resumable()) {
                    workByHand(status.script(), row.get());
                    return true;
                }
                if (status.state() == ScriptState.IN_DOUBT) {
                    settleStatement(status.script());
                    return true;
                }
            }
        }
        return false;
    }

    private Optional<Unfinished> row(ScriptId script) throws SQLException {
        return new ImageReader(connection)
                .unfinished().stream()
                        .filter(row -> row.script().equals(script.toString()))
                        .findFirst();
    }

    private void settleStatement(ScriptId script) throws SQLException {
        Finding finding = migrations.findings().stream()
                .filter(each -> each.code().equals(FindingCodes.IN_DOUBT))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(script + " is in doubt, and no finding says so"));
        String statement = finding.reasons().stream()
                .filter(reason -> reason.startsWith(NOT_KNOWN))
                .map(reason -> reason.substring(NOT_KNOWN.length()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the finding shows no statement: " + finding));
        ImageReader reader = new ImageReader(connection);
        boolean executed = new Effect(reader.structure(), reader::fold).happened(statement);
        doubts.add(statement);
        resolve(script, executed);
    }

    private void workByHand(ScriptId script, Unfinished row) throws SQLException {
        HandWork work = Scenario.handWork().stream()
                .filter(each -> each.script().equals(script.toString()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(script + " cannot be gone on with"));
        try (Statement statement = connection.createStatement()) {
            for (String sql : work.statements()) {
                statement.execute(sql);
            }
        }
        stops.add(row);
        resolve(script, !row.up());
    }

    private void resolve(ScriptId script, boolean executed) {
        PlanRequest request = PlanRequest.resolve(script, executed);
        if (!migrations.run(migrations.plan(request), RunListener.NONE).succeeded()) {
            throw new IllegalStateException("'" + request + "' failed");
        }
    }
}
