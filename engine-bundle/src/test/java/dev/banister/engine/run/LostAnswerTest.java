package dev.banister.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.Outcome.Result;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.Banister;
import dev.banister.engine.ModuleFolder;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the database has done and the driver says that it does not know of, since its connection broke and it has another. */
class LostAnswerTest {

    private static final String SCRIPT = "a/2020-01-01-g/s";

    @TempDir
    Path folder;

    private SQLException refusal = new SQLException("no answer", "08006");
    private RunFixture runs;
    private ModuleFolder module;

    @BeforeEach
    void open() {
        runs = new RunFixture(folder);
        runs.database().execute("CREATE TABLE t (n INT)", "INSERT INTO t VALUES (1)");
        module = ModuleFolder.in(folder, "a")
                .up("2020-01-01-g/s", "UPDATE t SET n = n + 1;")
                .down("2020-01-01-g/s", "UPDATE t SET n = n - 1;");
    }

    /** The last SQL that a connection was given, and then the name of each method that is called on it. */
    private final class LosingAnswers implements InvocationHandler {

        private final Object real;
        private final Predicate<String> lost;
        private final StringBuilder trail;

        LosingAnswers(Object real, Predicate<String> lost, StringBuilder trail) {
            this.real = real;
            this.lost = lost;
            this.trail = trail;
        }

        @Override
        public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
            Object result;
            try {
                result = method.invoke(real, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            if (real instanceof Connection || real instanceof Statement) {
                trail.append(' ').append(method.getName());
                if (arguments != null && arguments[0] instanceof String sql) {
                    trail.append(' ').append(sql);
                }
                if (lost.test(trail.toString())) {
                    trail.setLength(0);
                    throw refusal;
                }
            }
            if (result instanceof Connection) {
                return losing(Connection.class, result, lost, new StringBuilder());
            }
            if (result instanceof PreparedStatement) {
                return losing(PreparedStatement.class, result, lost, trail);
            }
            return result instanceof Statement ? losing(Statement.class, result, lost, trail) : result;
        }
    }

    private <T> T losing(Class<T> type, Object real, Predicate<String> lost, StringBuilder trail) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, new LosingAnswers(real, lost, trail)));
    }

    /** @param lost is the answer lost after these calls? */
    private RunReport run(PlanRequest request, Predicate<String> lost) {
        DataSource dataSource = losing(DataSource.class, runs.database().dataSource(), lost, new StringBuilder());
        return RunFixture.run(Banister.on(dataSource).modules(module.path()).open(), request);
    }

    private static boolean isEndOfScript(String calls) {
        return calls.contains("INSERT INTO \"PUBLIC\".\"BANISTER_EVENT\"") && calls.endsWith(" commit");
    }

    @Test
    void staysAppliedWhenTheAnswerToItsCommitIsLost() {
        RunReport report = run(PlanRequest.up(), LostAnswerTest::isEndOfScript);

        Finding finding = RunFixture.finding(report, Result.FAILED);
        assertThat(finding.code()).isEqualTo(FindingCodes.DATABASE_UNREACHABLE);
        assertThat(finding.text())
                .isEqualTo(
                        "is applied, and is recorded so, but the connection to the database broke at its end; the run"
                                + " ended there");
        assertThat(runs.states(module)).containsEntry(SCRIPT, ScriptState.APPLIED);
        assertThat(runs.up(module).outcomes()).isEmpty();
        assertThat(runs.database().column("SELECT n FROM t")).containsExactly("2");
    }

    @Test
    void staysRevertedWhenTheAnswerToItsCommitIsLost() {
        runs.up(module);

        RunReport report = run(PlanRequest.down(new ModuleId("a")), LostAnswerTest::isEndOfScript);

        assertThat(RunFixture.finding(report, Result.FAILED).text())
                .startsWith("is reverted, and is recorded so, but ");

        assertThat(runs.states(module)).containsEntry(SCRIPT, ScriptState.PENDING);
        assertThat(runs.database().column("SELECT n FROM t")).containsExactly("1");
    }

    @Test
    void saysThatItIsAppliedWhereOnlyItsSessionCouldNotBeMadeAsItWas() {
        module.up("2020-01-01-g/s", "SET @v = 5;\nUPDATE t SET n = n + @v;")
                .up("2020-01-02-h/r", "CREATE TABLE r (n INT);");
        refusal = new SQLException("not now", "90125", 90125);

        RunReport report = run(
                PlanRequest.up(),
                calls -> calls.contains("INSERT INTO \"PUBLIC\".\"BANISTER_EVENT\"")
                        && calls.contains(" SET LOCK_TIMEOUT "));

        Finding finding = RunFixture.finding(report, Result.FAILED);
        assertThat(finding.text())
                .isEqualTo(
                        "is applied, and is recorded so, but its session could not be made again what the next script"
                                + " starts from; the run ended there");
        assertThat(finding.reasons()).containsExactly("the database: not now [90125]");
        assertThat(RunFixture.finding(report, Result.SKIPPED).reasons())
                .containsExactly("the run ended behind " + SCRIPT);
        assertThat(runs.database().column("SELECT n FROM t")).containsExactly("6");
        assertThat(RunFixture.results(runs.up(module))).containsExactly(Result.DONE);
    }

    @Test
    void takesBackThatTheNextScriptWouldBegin() {
        module.up("2020-01-02-h/r", "CREATE TABLE r (n INT);");

        run(PlanRequest.up(), LostAnswerTest::isEndOfScript);

        assertThat(runs.states(module)).containsEntry("a/2020-01-02-h/r", ScriptState.PENDING);
        assertThat(runs.up(module).succeeded()).isTrue();
    }

    @Test
    void doesNotSayThatAStatementFailedWhoseAnswerIsLost() {
        module.up("2020-01-02-h/r", "TRUNCATE TABLE t;");

        run(PlanRequest.up(), calls -> calls.endsWith("TRUNCATE TABLE t"));

        assertThat(runs.states(module)).containsEntry("a/2020-01-02-h/r", ScriptState.IN_DOUBT);
    }

    @Test
    void settlesByItselfWhatTheStructureShowsOfAStatementWhoseAnswerIsLost() {
        module.up("2020-01-02-h/r", "CREATE TABLE r (n INT);");

        run(PlanRequest.up(), calls -> calls.endsWith("CREATE TABLE r (n INT)"));

        assertThat(runs.states(module)).containsEntry("a/2020-01-02-h/r", ScriptState.FAILED);
        assertThat(runs.up(module).succeeded()).isTrue();
        assertThat(runs.states(module)).containsEntry("a/2020-01-02-h/r", ScriptState.APPLIED);
    }
}
