package dev.banister.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.Outcome.Result;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.admin.Step;
import dev.banister.api.model.DatabaseUnreachableException;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.Banister;
import dev.banister.engine.ModuleFolder;
import dev.banister.testservers.TestDatabase;
import dev.banister.testservers.TestServer;
import org.junit.jupiter.api.Test;

/** Servers that go in the middle. */
interface ServerContract extends Contract {

    /** Ends every session of the database but the one that does this. */
    void endSessions(TestDatabase database);

    /** A server of the test's own. */
    TestServer startServer();

    private ModuleFolder threeScripts() {
        return host().module("a")
                .up("2020-01-01-g/s", "CREATE TABLE t1 (id INT);")
                .up("2020-01-02-g/s", "CREATE TABLE t2 (id INT);\nINSERT INTO t2 VALUES (2);")
                .up("2020-01-03-g/s", "CREATE TABLE t3 (id INT);");
    }

    private static RunReport run(MigrationService migrations, Runnable beforeTheSecond) {
        return migrations.run(migrations.plan(PlanRequest.up()), new RunListener() {
            @Override
            public void stepStarted(Step step, int number) {
                if (number == 2) {
                    beforeTheSecond.run();
                }
            }
        });
    }

    @Test
    default void endsTheRunWhereItsSessionsAreEndedAndGoesOnLater() {
        ModuleFolder a = threeScripts();

        RunReport report = run(host().open(a), () -> endSessions(host().database()));

        assertThat(Host.results(report)).containsExactly(Result.DONE, Result.FAILED, Result.SKIPPED);
        Finding finding = Host.failure(report);
        assertThat(finding.code()).isIn(FindingCodes.DATABASE_UNREACHABLE, FindingCodes.SCRIPT_FAILED);
        assertThat(finding.remedy()).isNotBlank();
        assertThat(host().hasTable("t2")).isFalse();
        // Of the second it may be known that it was about to begin, where structure cannot be undone.
        assertThat(host().states(a)).containsEntry("a/2020-01-01-g/s", ScriptState.APPLIED);
        assertThat(host().states(a).get("a/2020-01-02-g/s").countsAsApplied()).isFalse();
        assertThat(host().states(a).get("a/2020-01-03-g/s").countsAsApplied()).isFalse();

        if (!undoesStructure()) {
            ScriptId inDoubt = ScriptId.parse("a/2020-01-02-g/s");
            assertThat(host().run(PlanRequest.resolve(inDoubt, false), a).outcomes())
                    .hasSize(1);
        }
        RunReport again = host().up(a);

        assertThat(Host.results(again)).containsExactly(Result.DONE, Result.DONE);
        assertThat(host().column("SELECT id FROM t2")).containsExactly("2");
    }

    @Test
    default void saysThatTheServerIsGone() {
        ModuleFolder a = threeScripts();
        try (TestServer server = startServer()) {
            Host host = host().by(server.newDatabase());

            RunReport report = run(host.open(a), server::kill);

            assertThat(Host.results(report)).containsExactly(Result.DONE, Result.FAILED, Result.SKIPPED);
            assertThat(Host.failure(report).code()).isEqualTo(FindingCodes.DATABASE_UNREACHABLE);
            assertThat(Host.failure(report).remedy()).isNotBlank();
            assertThatThrownBy(() -> host.up(a)).isInstanceOf(DatabaseUnreachableException.class);
        }
    }

    /** A pool closes a connection that broke, and has words of its own for whoever uses it then. */
    @Test
    default void saysWhichStatementRanWhenTheServerWentAndWhatTheDriverSaidFirst() {
        ModuleFolder a = threeScripts();
        try (TestServer server = startServer();
                HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(server.newDatabase().dataSource());
            pool.setConnectionTimeout(5_000);

            RunReport report = run(Banister.on(pool).modules(a.path()).open(), server::kill);

            Finding failure = Host.failure(report);
            assertThat(failure.code()).isEqualTo(FindingCodes.DATABASE_UNREACHABLE);
            assertThat(failure.place())
                    .hasToString("a/2020-01-02-g/s, migrations/2020-01-02-g/s.up.sql:1, statement 1");
            assertThat(failure.reasons())
                    .contains("statement: CREATE TABLE t2 (id INT)")
                    .anyMatch(reason -> reason.startsWith("the database refused a statement: "))
                    .noneMatch(reason -> reason.contains("Connection is closed"));
        }
    }
}
