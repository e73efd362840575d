package dev.banister.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.admin.HistoryEvent;
import dev.banister.api.admin.HistoryEvent.Kind;
import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.Finding;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.Banister;
import dev.banister.engine.ModuleFolder;
import dev.banister.engine.contract.DyingDataSource.Death;
import dev.banister.engine.contract.DyingDataSource.Moment;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A runner that dies inside a change of structure, where that commits by itself. */
interface SettlementContract extends SessionContract {

    String SCRIPT = "a/2020-01-01-g/s";

    private static ModuleFolder module(Host host, String statement) {
        return host.module("a")
                .up(
                        "2020-01-01-g/s",
                        "CREATE TABLE t (n INT);\nINSERT INTO t VALUES (1);\n" + statement
                                + ";\nUPDATE t SET n = n + 1;\n");
    }

    static void die(Host host, ModuleFolder module, String statement, Moment moment) {
        DataSource dying = DyingDataSource.at(statement, moment, host.database().dataSource());
        MigrationService migrations = Banister.on(dying).modules(module.path()).open();
        assertThatThrownBy(() -> migrations.run(migrations.plan(PlanRequest.up()), RunListener.NONE))
                .isInstanceOf(Death.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE u (id INT) | BEFORE | is not there",
                "CREATE TABLE u (id INT) | AFTER | is there",
                "CREATE INDEX i ON t (n) | BEFORE | is not there",
                "CREATE INDEX i ON t (n) | AFTER | is there",
                "ALTER TABLE t ADD COLUMN b INT | BEFORE | is defined as before it",
                "ALTER TABLE t ADD COLUMN b INT | AFTER | is defined otherwise than before it",
                "CREATE TABLE IF NOT EXISTS u (id INT) | AFTER | it has the same result when it is run twice",
            })
    default void settlesByItselfWhatTheStructureShows(String statement, Moment moment, String because) {
        ModuleFolder a = module(host(), statement);
        die(host(), a, statement, moment);

        MigrationService migrations = host().open(a);
        assertThat(host().states(a)).containsEntry(SCRIPT, ScriptState.FAILED);
        RunReport report = Host.run(migrations, PlanRequest.up());

        assertThat(report.succeeded()).as("%s", report.outcomes()).isTrue();
        assertThat(host().column("SELECT n FROM t")).containsExactly("2");
        assertThat(migrations.history(Optional.empty(), 0))
                .extracting(HistoryEvent::kind)
                .containsExactly(Kind.APPLIED, Kind.RESOLVED);
        assertThat(migrations.history(Optional.empty(), 0).get(1).note())
                .startsWith("statement 3 ")
                .endsWith(because);
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    default void asksAPersonAboutWhatTheStructureDoesNotShow(Moment moment) {
        String statement = "TRUNCATE TABLE t";
        ModuleFolder a = module(host(), statement);

        die(host(), a, statement, moment);

        assertThat(host().states(a)).containsEntry(SCRIPT, ScriptState.IN_DOUBT);
    }

    /** The table is as the statement would have left it, for another reason. */
    @Test
    default void asksAPersonWhereSomebodyElseHasBeenAtWork() {
        String statement = "ALTER TABLE t ADD COLUMN b INT";
        ModuleFolder a = module(host(), statement);
        die(host(), a, statement, Moment.BEFORE);

        host().database().execute("DROP TABLE t");

        assertThat(host().states(a)).containsEntry(SCRIPT, ScriptState.IN_DOUBT);
        assertThat(host().open(a).findings())
                .flatExtracting(Finding::reasons)
                .anyMatch(reason ->
                        reason.startsWith("seen: ") && reason.endsWith("was there before it, and is not there"));
    }

    @Test
    default void leavesNothingInTheSessionAfterItHasGoneOnBehindADeath() throws SQLException {
        makeSeen();
        ModuleFolder a = host().module("a").up("2020-01-01-g/s", beginning() + inForce());
        die(host(), a, "CREATE TABLE made", Moment.AFTER);

        try (SharedConnections pool = new SharedConnections(host().database().dataSource())) {
            goesOnAndLeavesNothing(pool, a);
        }
    }

    @Test
    default void saysThatOfWhatADeadRunnerHasDoneNoTextWasKept() {
        String statement = "CREATE TABLE u (id INT)";
        ModuleFolder a = module(host(), statement);
        die(host(), a, statement, Moment.AFTER);
        a.up("2020-01-01-g/s", "CREATE TABLE t (n BIGINT);\nINSERT INTO t VALUES (1);\n" + statement + ";\n");

        assertThat(Host.failure(host().up(a)).reasons())
                .containsExactly(
                        "done when it ended: statements 1 to 3, of which no text was kept",
                        "in the file now: statements 1 to 3 with another text");
    }
}
