package dev.banister.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.Outcome.Result;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.admin.Step;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ScriptState;
import dev.banister.api.module.Database;
import dev.banister.api.module.Migration;
import dev.banister.engine.Banister;
import dev.banister.engine.CodeModule;
import dev.banister.engine.ModuleFolder;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Statements that take too long, and locks that are in the way. */
interface TimeContract extends Contract {

    /** A query that runs for hours, and that fails when it is cancelled. */
    String endlessQuery();

    /** A script in Java that asks it. */
    final class Endless extends Migration {

        private final String query;

        Endless(String query) {
            this.query = query;
        }

        @Override
        public void up(Database db) {
            db.execute(query);
        }
    }

    @Test
    default void cancelsAStatementThatRunsLongerThanItsScriptAllows() {
        ModuleFolder a = host().module("a")
                .up(
                        "2020-01-01-g/s",
                        "-- banister: statement-timeout=300ms\nCREATE TABLE t (n INT);\n" + endlessQuery() + ";\n");

        Finding finding = Host.failure(host().up(a));

        assertThat(finding.code()).isEqualTo(FindingCodes.SCRIPT_FAILED);
        assertThat(finding.text()).isEqualTo("a statement ran longer than it may, and was cancelled");
        assertThat(finding.place().toString()).endsWith("s.up.sql:3, statement 2");
        assertThat(finding.reasons())
                .contains(
                        "statement-timeout: 300 ms",
                        undoesStructure() ? "nothing of the script stands" : "statements of the script that stand: 1");
        assertThat(host().states(a)).containsEntry("a/2020-01-01-g/s", ScriptState.FAILED);

        a.up("2020-01-01-g/s", "CREATE TABLE t (n INT);\nINSERT INTO t VALUES (1);\n");
        assertThat(host().up(a).succeeded()).isTrue();
        assertThat(host().column("SELECT n FROM t")).containsExactly("1");
    }

    @Test
    default void cancelsAStatementOfAScriptInJavaToo() {
        Banister banister = Banister.on(host().database().dataSource())
                .statementTimeout(Duration.ofMillis(300))
                .module(CodeModule.of("a", "1.0.0").group("2020-01-01-g", new Endless(endlessQuery())));

        RunReport report = Host.run(banister.open(), PlanRequest.up());

        assertThat(Host.failure(report).text()).isEqualTo("a statement ran longer than it may, and was cancelled");
    }

    @Test
    default void triesAgainWhereSomebodyElsesLockWasInTheWay() throws Exception {
        host().database().execute("CREATE TABLE t (n INT)", "INSERT INTO t VALUES (1)");
        ModuleFolder a = host().module("a")
                .up(
                        "2020-01-01-g/s",
                        "-- banister: lock-timeout=100ms\nCREATE TABLE u (n INT);\nINSERT INTO u VALUES (1);\n"
                                + "UPDATE t SET n = n + 1;\n");
        try (Warnings warnings = new Warnings();
                Connection other = host().database().dataSource().getConnection()) {
            CompletableFuture<RunReport> running =
                    CompletableFuture.supplyAsync(() -> upBehind(other, a), Moments.THREADS);
            warnings.await("a/2020-01-01-g/s: tried again after 250 ms");
            other.rollback();

            RunReport report = running.get(60, TimeUnit.SECONDS);

            assertThat(Host.results(report)).as("%s", report.outcomes()).containsExactly(Result.DONE);
        }
        assertThat(host().column("SELECT n FROM t")).containsExactly("2");
        assertThat(host().column("SELECT n FROM u")).containsExactly("1");
    }

    @Test
    default void givesUpOnALockThatStays() throws SQLException {
        host().database().execute("CREATE TABLE t (n INT)", "INSERT INTO t VALUES (1)");
        ModuleFolder a =
                host().module("a").up("2020-01-01-g/s", "-- banister: lock-timeout=100ms\nUPDATE t SET n = n + 1;\n");
        try (Warnings warnings = new Warnings();
                Connection other = host().database().dataSource().getConnection()) {
            RunReport report = upBehind(other, a);

            assertThat(report.outcomes())
                    .singleElement()
                    .satisfies(outcome -> assertThat(outcome.result()).isEqualTo(Result.FAILED));
            assertThat(warnings.all())
                    .filteredOn(warning -> warning.contains("tried again"))
                    .hasSize(2);
            other.rollback();
        }
        assertThat(host().up(a).succeeded()).isTrue();
        assertThat(host().column("SELECT n FROM t")).containsExactly("2");
    }

    /** Runs with a lock in the way that is held until the other connection is rolled back. */
    private RunReport upBehind(Connection other, ModuleFolder module) {
        MigrationService migrations = host().open(module);
        return migrations.run(migrations.plan(PlanRequest.up()), new RunListener() {
            @Override
            public void stepStarted(Step step, int number) {
                try (Statement statement = other.createStatement()) {
                    other.setAutoCommit(false);
                    statement.executeUpdate("UPDATE t SET n = n");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
    }

    @Test
    default void doesNotTryAScriptAgainThatFailsForAnotherReason() {
        ModuleFolder a = host().module("a").up("2020-01-01-g/s", "INSERT INTO nowhere VALUES (1);");
        try (Warnings warnings = new Warnings()) {
            host().open(a).run(host().open(a).plan(PlanRequest.up()), RunListener.NONE);

            assertThat(warnings.all()).isEmpty();
        }
    }
}
