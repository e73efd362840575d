package dev.banister.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.HistoryEvent.Kind;
import dev.banister.api.admin.Outcome.Result;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.ModuleFolder;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What stands after a script has failed, and how it goes on. */
interface FailureContract extends Contract {

    @Test
    default void leavesNothingOrGoesOnExactlyWhereItStopped() {
        ModuleFolder a = host().module("a")
                .up("2020-01-01-g/s", "CREATE TABLE t (id INT);\nINSERT INTO t VALUES (1);\nCREATE TABLE t (id INT);");

        RunReport first = host().up(a);

        assertThat(Host.failure(first).reasons())
                .contains(
                        undoesStructure() ? "nothing of the script stands" : "statements of the script that stand: 2");
        assertThat(host().hasTable("t")).isNotEqualTo(undoesStructure());
        assertThat(host().states(a)).containsEntry("a/2020-01-01-g/s", ScriptState.FAILED);

        a.up("2020-01-01-g/s", "CREATE TABLE t (id INT);\nINSERT INTO t VALUES (1);\nCREATE TABLE u (id INT);");
        RunReport second = host().up(a);

        assertThat(second.succeeded()).isTrue();
        assertThat(host().column("SELECT id FROM t")).containsExactly("1");
        assertThat(host().hasTable("u")).isTrue();
        assertThat(host().states(a)).containsEntry("a/2020-01-01-g/s", ScriptState.APPLIED);
    }

    @Test
    default void rollsBackRowsThatFailTogether() {
        ModuleFolder a = host().module("a")
                .up("2020-01-01-g/s", "CREATE TABLE t (id INT PRIMARY KEY);")
                .up(
                        "2020-01-02-g/rows",
                        "INSERT INTO t VALUES (1);\nINSERT INTO t VALUES (2);\nINSERT INTO t VALUES (1);");

        RunReport report = host().up(a);

        assertThat(Host.results(report)).containsExactly(Result.DONE, Result.FAILED);
        assertThat(Host.failure(report).reasons()).contains("nothing of the script stands");
        assertThat(host().column("SELECT id FROM t")).isEmpty();
    }

    @Test
    default void namesFileLineStatementAndTheDatabasesOwnMessage() {
        ModuleFolder a = host().module("a")
                .up("2020-01-01-g/s", "CREATE TABLE t (id INT);\n\n-- a remark\nINSERT INTO nowhere VALUES (1);");

        Finding finding = Host.failure(host().up(a));

        assertThat(finding.code()).isEqualTo(FindingCodes.SCRIPT_FAILED);
        assertThat(finding.place()).hasToString("a/2020-01-01-g/s, migrations/2020-01-01-g/s.up.sql:4, statement 2");
        assertThat(finding.text())
                .startsWith("the database refused a statement: ")
                .containsIgnoringCase("nowhere")
                .doesNotContain("\n");
        assertThat(finding.reasons()).contains("statement: INSERT INTO nowhere VALUES (1)");
        assertThat(finding.remedy()).isNotBlank();
        assertThat(host().open(a).history(Optional.empty(), 1)).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo(Kind.APPLY_FAILED);
            assertThat(event.note()).containsIgnoringCase("nowhere");
        });
    }

    @Test
    default void stopsTheModuleAndWhatRequiresItWhileOthersGoOn() {
        ModuleFolder a = host().module("a")
                .up("2020-01-01-g/s", "INSERT INTO nowhere VALUES (1);")
                .up("2020-01-05-h/s", "CREATE TABLE a5 (id INT);");
        ModuleFolder b = host().module("b")
                .up("2020-01-02-g/s", "CREATE TABLE b2 (id INT);")
                .requires("2020-01-02-g", "a/2020-01-01-g");
        ModuleFolder c = host().module("c").up("2020-01-03-g/s", "CREATE TABLE c3 (id INT);");

        RunReport report = host().up(a, b, c);

        assertThat(Host.results(report)).containsExactly(Result.FAILED, Result.SKIPPED, Result.DONE, Result.SKIPPED);
        assertThat(host().hasTable("c3")).isTrue();
        assertThat(host().hasTable("b2")).isFalse();
        assertThat(host().hasTable("a5")).isFalse();
    }

    @Test
    default void goesOnWithADownThatFailed() {
        ModuleFolder a = host().module("a")
                .up("2020-01-01-g/s", "CREATE TABLE t (id INT);\nCREATE TABLE u (id INT);")
                .down("2020-01-01-g/s", "DROP TABLE u;\nDROP TABLE nowhere;");
        host().up(a);

        RunReport first = host().down("a", a);

        assertThat(Host.results(first)).containsExactly(Result.FAILED);
        assertThat(host().hasTable("u")).isEqualTo(undoesStructure());
        assertThat(host().states(a))
                .containsEntry("a/2020-01-01-g/s", undoesStructure() ? ScriptState.APPLIED : ScriptState.FAILED);

        a.down("2020-01-01-g/s", "DROP TABLE u;\nDROP TABLE t;");
        RunReport second = host().down("a", a);

        assertThat(second.succeeded()).isTrue();
        assertThat(host().hasTable("t")).isFalse();
        assertThat(host().states(a)).containsEntry("a/2020-01-01-g/s", ScriptState.PENDING);
    }

    private String oneByOne(String text) {
        // Where a transaction takes everything back nothing would be done.
        return (undoesStructure() ? "-- banister: transaction=false\n" : "") + text;
    }

    @Test
    default void showsWhichOfTheStatementsThatAreDoneWasEdited() {
        String good = oneByOne("CREATE TABLE t (id INT);\nINSERT INTO t VALUES (1);\nCREATE TABLE u (id INT);\n");
        ModuleFolder a = host().module("a").up("2020-01-01-g/s", good + "INSERT INTO nowhere VALUES (1);");
        host().up(a);

        a.up(
                "2020-01-01-g/s",
                good.replace("INSERT INTO t VALUES (1)", "-- more\nINSERT INTO t\n  VALUES (2)") + "DROP TABLE u;");
        Finding edited = Host.failure(host().up(a));

        assertThat(edited.code()).isEqualTo(FindingCodes.FAILED);
        assertThat(edited.text()).isEqualTo("has executed this statement already, and it was edited since");
        int line = undoesStructure() ? 1 : 0;
        assertThat(edited.place().toString())
                .isEqualTo("a/2020-01-01-g/s, migrations/2020-01-01-g/s.up.sql:" + (3 + line) + ", statement 2");
        assertThat(edited.reasons())
                .containsExactly(
                        "executed then, line " + (2 + line) + ": INSERT INTO t VALUES (1)",
                        "in the file now, line " + (3 + line) + ": INSERT INTO t VALUES (2)");
        assertThat(edited.remedy())
                .contains("edit only what comes after statement 3", "'mark a 2020-01-01-g/s'", "'mark a TARGET'");
        assertThat(host().column("SELECT id FROM t")).containsExactly("1");

        a.up("2020-01-01-g/s", good + "DROP TABLE u;");
        assertThat(host().up(a).succeeded()).isTrue();
        assertThat(host().column("SELECT id FROM t")).containsExactly("1");
        assertThat(host().column("SELECT number FROM banister_step")).isEmpty();
    }

    @Test
    default void showsThatAStatementThatIsDoneWasTakenOut() {
        ModuleFolder a = host().module("a")
                .up(
                        "2020-01-01-g/s",
                        oneByOne(
                                "CREATE TABLE t (id INT);\nCREATE TABLE u (id INT);\nINSERT INTO nowhere VALUES (1);"));
        host().up(a);
        a.up("2020-01-01-g/s", oneByOne("CREATE TABLE t (id INT);"));

        assertThat(Host.failure(host().up(a)).reasons())
                .last()
                .isEqualTo("in the file now: nothing, it ends after statement 1");

        host().database().execute("DROP TABLE t", "DROP TABLE u");
        assertThat(host().run(PlanRequest.mark(new ModuleId("a"), "0"), a).succeeded())
                .isTrue();
        assertThat(host().up(a).succeeded()).isTrue();
        assertThat(host().hasTable("t")).isTrue();
        assertThat(host().column("SELECT number FROM banister_step")).isEmpty();
    }

    @Test
    default void showsWhatOfADownWasEdited() {
        ModuleFolder a = host().module("a")
                .up("2020-01-01-g/s", "CREATE TABLE t (id INT);")
                .down("2020-01-01-g/s", oneByOne("CREATE TABLE u (id INT);\nDROP TABLE t;\nDROP TABLE nowhere;"));
        host().up(a);
        host().down("a", a);
        a.down("2020-01-01-g/s", oneByOne("CREATE TABLE v (id INT);\nDROP TABLE t;\nDROP TABLE u;"));

        Finding edited = Host.failure(host().down("a", a));

        assertThat(edited.reasons()).first().asString().endsWith(": CREATE TABLE u (id INT)");
        assertThat(edited.remedy()).contains("finish the down by hand");
        assertThat(host().hasTable("v")).isFalse();
    }
}
