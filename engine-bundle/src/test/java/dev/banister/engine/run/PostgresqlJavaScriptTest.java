package dev.banister.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.Outcome.Result;
import dev.banister.api.admin.RunReport;
import dev.banister.api.module.Database;
import dev.banister.api.module.Migration;
import dev.banister.engine.CodeModule;
import java.sql.Savepoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Scripts in Java are one transaction on PostgreSQL, like those in SQL. */
class PostgresqlJavaScriptTest {

    private final PostgresqlRuns runs = new PostgresqlRuns();

    @AfterEach
    void drop() {
        runs.close();
    }

    private interface Body {
        void run(Database db) throws Exception;
    }

    /** A script of the name S. */
    private static final class S extends Migration {

        private final Body body;

        S(Body body) {
            this.body = body;
        }

        @Override
        public void up(Database db) throws Exception {
            body.run(db);
        }
    }

    private RunReport up(Body body) {
        return runs.up(CodeModule.of("a", "1.0.0").group("2020-01-01-g", new S(body)));
    }

    @Test
    void leavesNothingOfOneThatFailsAndRunsItAgainFromItsStart() {
        RunReport report = up(db -> {
            db.execute("CREATE TABLE t (id int)");
            db.execute("SET search_path = nowhere");
            throw new IllegalStateException("no");
        });

        assertThat(RunFixture.finding(report, Result.FAILED).toString()).contains("nothing of the script stands");
        assertThat(runs.hasTable("t")).isFalse();

        assertThat(up(db -> db.execute("CREATE TABLE t (id int)")).succeeded()).isTrue();
        assertThat(runs.hasTable("t")).isTrue();
        assertThat(runs.column("SELECT kind FROM banister_event ORDER BY sequence"))
                .containsExactly("APPLY_FAILED", "APPLIED");
    }

    @Test
    void letsAScriptRollBackToItsOwnSavepoint() {
        RunReport report = up(db -> {
            db.execute("CREATE TABLE t (id int PRIMARY KEY)");
            db.update("INSERT INTO t VALUES (?)", 1);
            Savepoint savepoint = db.connection().setSavepoint();
            try {
                db.update("INSERT INTO t VALUES (?)", 1);
            } catch (RuntimeException expected) {
                db.connection().rollback(savepoint);
            }
        });

        assertThat(report.succeeded()).isTrue();
        assertThat(runs.column("SELECT id FROM t")).containsExactly("1");
    }

    @Test
    void failsAsAWholeWhereAScriptSwallowsWhatTheDatabaseRefused() {
        RunReport report = up(db -> {
            db.execute("CREATE TABLE t (id int)");
            try {
                db.execute("INSERT INTO nowhere VALUES (1)");
            } catch (RuntimeException swallowed) {
                db.say("never mind: " + swallowed.getMessage());
            }
        });

        assertThat(RunFixture.finding(report, Result.FAILED).toString())
                .contains("current transaction is aborted")
                .contains("nothing of the script stands");
        assertThat(runs.hasTable("t")).isFalse();
    }
}
