package dev.banister.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.Step.Action;
import dev.banister.api.model.DatabaseUnreachableException;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleState;
import dev.banister.api.model.Place;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.Severity;
import org.junit.jupiter.api.Test;

class RunningTest {

    private static final String NEWS = "org.example.news/2010-11-29-news/news";
    private static final String LATE = "org.example.news/2010-11-28-more/late";
    private static final Place PLACE = Place.of(new ModuleId("org.example.news"));

    private final RecordedService service = new RecordedService().module("org.example.news", ModuleState.PENDING, 0, 2);

    private static Finding finding(String code, Severity severity, String text) {
        return Finding.of(code, severity, PLACE, text, "mend it").because("a fact", "another fact");
    }

    @Test
    void saysALineForEachScriptAndSumsUp() {
        service.step(Action.APPLY, NEWS, "CREATE TABLE news(id INT)").step(Action.APPLY, LATE);

        Typed.Result result = Typed.to(service).run("up");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.err()).isEmpty();
        assertThat(result.out().lines())
                .containsExactly(
                        "+ org.example.news/2010-11-29-news/news  7 ms",
                        "+ org.example.news/2010-11-28-more/late  (late)  7 ms",
                        "applied 2 scripts in 42 ms");
    }

    @Test
    void tellsByItsCodeThatTheDatabaseWentInTheMiddle() {
        service.step(Action.APPLY, NEWS)
                .failing(finding(FindingCodes.DATABASE_UNREACHABLE, Severity.ERROR, "the connection broke"));

        assertThat(Typed.to(service).run("up").exitCode()).isEqualTo(ExitCode.UNREACHABLE);
    }

    @Test
    void saysThatThereIsNothingToDo() {
        assertThat(Typed.to(service).run("up")).isEqualTo(new Typed.Result(ExitCode.DONE, "nothing to do\n", ""));
        assertThat(service.runs).isEmpty();
    }

    @Test
    void upNeedsNobodysYes() {
        service.step(Action.APPLY, NEWS);

        assertThat(Typed.to(service).run("up").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(service.runs).hasSize(1);
    }

    @Test
    void refusesToRevertWhereNobodyCanBeAsked() {
        service.step(Action.REVERT, NEWS);

        Typed.Result result = Typed.to(service).run("down", "news");

        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("""
                        error: this would revert or unmark 1 script, and there is no terminal to ask on [confirmation-needed]
                          - org.example.news/2010-11-29-news/news
                          add --yes if that is what is wanted; nothing was changed
                        """);
        assertThat(service.runs).isEmpty();
    }

    @Test
    void unmarkingNeedsAYesToo() {
        service.step(Action.UNMARK, NEWS);

        assertThat(Typed.to(service).run("mark", "news", "0").exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(Typed.to(service).run("mark", "news", "0", "-y").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(Typed.to(service).answering("y").run("mark", "news", "0").out())
                .contains("This drops the record of 1 script and runs nothing. Go on? [y/N]");
    }

    @Test
    void showsThePlanAndAsksOnATerminal() {
        service.step(Action.REVERT, NEWS, "DROP TABLE news").step(Action.APPLY, "org.example.news/2010-11-28-x/drop");

        Typed.Result yes = Typed.to(service).answering("y").run("redo", "news");
        Typed.Result no = Typed.to(service).answering("").run("redo", "news");
        Typed.Result gone = Typed.to(service).answering().run("redo", "news");

        assertThat(yes.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(yes.out()).startsWith("""
                - org.example.news/2010-11-29-news/news  drops table news
                + org.example.news/2010-11-28-x/drop  (Java)  (irreversible)
                2 steps: 1 to revert, 1 to apply
                This reverts 1 script; the data in what they made is lost. Go on? [y/N]\s""");
        assertThat(no.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(no.err()).contains("the answer was no, and nothing was changed");
        assertThat(gone.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(gone.err()).contains("the question was not answered, and nothing was changed");
        assertThat(service.runs).hasSize(1);
    }

    @Test
    void asksBeforeAnUpgradeIfTheHostWantsIt() {
        service.confirmingUpgrades().step(Action.APPLY, NEWS);

        assertThat(Typed.to(service).run("up").exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(Typed.to(service).answering("yes").run("up").out()).contains("Upgrade the database? [y/N]");
        assertThat(Typed.to(service).run("up", "--yes").exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void leavesItToAReadOnlyDatabaseToRefuse() {
        Finding readOnly = finding(FindingCodes.READ_ONLY, Severity.ERROR, "the database is read-only");
        RecordedService closed = new RecordedService() // its plan can be made, its run is refused
                .module("org.example.news", ModuleState.CURRENT, 1, 0)
                .forReadingOnly()
                .step(Action.REVERT, NEWS);

        Typed.Result asked = Typed.to(closed).run("down", "news");
        Typed.Result refused =
                Typed.to(closed.inTrouble(new RefusedException(readOnly))).run("up");

        assertThat(asked.err()).doesNotContain("confirmation-needed");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains("[read-only]");
    }

    @Test
    void reportsAFailureWithAllItsPartsOnce() {
        service.step(Action.APPLY, NEWS)
                .step(Action.APPLY, LATE)
                .failing(finding(FindingCodes.SCRIPT_FAILED, Severity.ERROR, "statement 2 failed"));

        Typed.Result result = Typed.to(service).run("up");

        assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(result.out()).isEqualTo("""
                + org.example.news/2010-11-29-news/news  FAILED after 7 ms
                + org.example.news/2010-11-28-more/late  not tried: a fact, another fact
                1 failed, 1 not tried in 42 ms
                """);
        assertThat(result.err()).isEqualTo("""
                error: org.example.news: statement 2 failed [script-failed]
                  a fact
                  another fact
                  mend it
                """);
    }

    @Test
    void runsTheRestAndSaysRefusedIfAModuleIsHeldUp() {
        service.step(Action.APPLY, NEWS);
        service.planFindings.add(finding(FindingCodes.LATE, Severity.WARNING, "runs late"));
        service.planFindings.add(finding(FindingCodes.CHANGED, Severity.ERROR, "the script was changed"));

        Typed.Result result = Typed.to(service).run("up");

        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.out()).endsWith("applied 1 script in 42 ms\n");
        assertThat(result.err()).containsSubsequence("error: ", "[changed]", "warning: ", "[late]");
        assertThat(result.err().split("\\[changed]", -1)).hasSize(2);
    }

    @Test
    void aFailedScriptOutweighsAModuleThatIsHeldUp() {
        service.step(Action.APPLY, NEWS)
                .failing(finding(FindingCodes.SCRIPT_FAILED, Severity.ERROR, "statement 2 failed"));
        service.planFindings.add(finding(FindingCodes.CHANGED, Severity.ERROR, "the script was changed"));

        assertThat(Typed.to(service).run("up").exitCode()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void showsWhyARequestIsRefused() {
        service.refusing(finding(FindingCodes.DEPENDENTS, Severity.ERROR, "others need it"));

        Typed.Result result = Typed.to(service).run("down", "news", "--yes");

        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.err()).contains("others need it [dependents]");
        assertThat(service.runs).isEmpty();
    }

    @Test
    void planShowsStepsAndStatementsAndRunsNothing() {
        service.step(Action.APPLY, NEWS, "CREATE TABLE news(\n  id INT)", "INSERT INTO news VALUES(1);")
                .step(Action.APPLY, LATE);

        Typed.Result result = Typed.to(service).run("plan", "up", "news", "--sql");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).isEqualTo("""
                + org.example.news/2010-11-29-news/news
                    CREATE TABLE news(
                      id INT);
                    INSERT INTO news VALUES(1);
                + org.example.news/2010-11-28-more/late  (late)  (Java)
                2 steps: 2 to apply
                """);
        assertThat(service.runs).isEmpty();
    }

    @Test
    void planOfARefusedRequestHasTheSameExitCode() {
        service.refusing(finding(FindingCodes.IRREVERSIBLE, Severity.ERROR, "it has no down"));

        Typed.Result result = Typed.to(service).run("plan", "down", "news");

        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.out()).isEqualTo("refused: down org.example.news\n");
        assertThat(result.err()).contains("[irreversible]");
    }

    @Test
    void quietSaysErrorsOnly() {
        service.step(Action.APPLY, NEWS);
        service.planFindings.add(finding(FindingCodes.LATE, Severity.WARNING, "runs late"));

        assertThat(Typed.to(service).run("up", "--quiet")).isEqualTo(new Typed.Result(ExitCode.DONE, "", ""));
    }

    @Test
    void verboseSaysMore() {
        service.step(Action.APPLY, NEWS);
        service.planFindings.add(finding(FindingCodes.LATE, Severity.INFO, "runs late"));

        Typed.Result result = Typed.to(service).run("up", "--verbose");

        assertThat(result.out()).endsWith("run run-2 on main\n");
        assertThat(result.err()).startsWith("note: ");
    }

    @Test
    void movesALineOnATerminalOnly() {
        service.step(Action.APPLY, NEWS);

        Typed.Result terminal = Typed.to(service).answering().run("up");
        Typed.Result file = Typed.to(service).run("up");

        assertThat(terminal.out()).contains("\r\u001b[K[1/1] + " + NEWS).endsWith("applied 1 script in 42 ms\n");
        assertThat(file.out()).doesNotContain("\r").doesNotContain("[1/1]");
    }

    @Test
    void coloursMessagesWhereThatIsAllowed() {
        service.refusing(finding(FindingCodes.DEPENDENTS, Severity.ERROR, "others need it"));

        assertThat(Typed.to(service).coloured().run("down", "news").err()).startsWith("\u001b[1;31merror\u001b[0m: ");
        assertThat(Typed.to(service).run("down", "news").err()).doesNotContain("\u001b");
    }

    @Test
    void saysThatTheDatabaseCannotBeReached() {
        Finding unreachable = finding(FindingCodes.DATABASE_UNREACHABLE, Severity.ERROR, "no connection");

        Typed.Result result = Typed.to(service.inTrouble(new DatabaseUnreachableException(unreachable)))
                .run("status");

        assertThat(result.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(result.err()).contains("[database-unreachable]");
    }

    @Test
    void saysAMistakeOfOurOwnInOneLineWithoutATrace() {
        Typed.Result result =
                Typed.to(service.inTrouble(new IllegalStateException("boom"))).run("status");

        assertThat(result.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(result.err()).startsWith("error: boom [unexpected]").doesNotContain("\tat ");
    }

    @Test
    void plansAnUpgradeAnewThatSomebodyElseHasOvertaken() {
        service.step(Action.APPLY, NEWS).overtaken(1);

        Typed.Result result = Typed.to(service).run("up");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.err()).isEqualTo("somebody else has run migrations since; planned anew\n");
        assertThat(service.requests).hasSize(2);
        assertThat(service.runs).hasSize(1);
    }

    @Test
    void asksForAnotherYesWhereADowngradeWasOvertaken() {
        service.step(Action.REVERT, NEWS).overtaken(1);

        Typed.Result result = Typed.to(service).run("down", "news", "--yes");

        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.err()).contains("[stale-plan]");
        assertThat(service.runs).isEmpty();
    }
}
