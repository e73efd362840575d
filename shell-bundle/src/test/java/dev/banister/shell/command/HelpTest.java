package dev.banister.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

class HelpTest {

    private final Typed typed = Typed.to(new RecordedService());

    @Test
    void everyCommandIsDescribedAndEveryOptionHasAText() {
        CommandSpec root = Commands.tree(typed.frontEnd());

        assertThat(root.subcommands()).hasSize(19);
        assertDescribed(root);
    }

    private static void assertDescribed(CommandSpec spec) {
        assertThat(spec.usageMessage().description()).as(spec.qualifiedName()).isNotEmpty();
        for (ArgSpec argument : spec.args()) {
            assertThat(argument.description())
                    .as("%s %s", spec.qualifiedName(), argument)
                    .isNotEmpty()
                    .allSatisfy(text -> assertThat(text).endsWith("."));
        }
        spec.subcommands().values().stream().map(CommandLine::getCommandSpec).forEach(HelpTest::assertDescribed);
    }

    @Test
    void helpOfACommandShowsItsOwnOptions() {
        Typed.Result result = typed.run("down", "--help");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out())
                .startsWith("Usage: banister down [--all] [--cascade]")
                .contains("--steps=N")
                .contains("Every command also takes the options that 'banister help' lists.")
                .doesNotContain("--history-schema");
        assertThat(typed.run("help", "down")).isEqualTo(result);
    }

    @Test
    void helpOfACommandThatIsNotKnownIsRefused() {
        Typed.Result result = typed.run("dwon", "--help");

        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("there is no command 'dwon'", "see 'banister help'");
        assertThat(typed.run("--help").exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void helpOfPlanShowsWhatItCanPlan() {
        assertThat(typed.run("plan", "--help").out()).contains("--sql").contains("redo");
        assertThat(typed.run("help", "plan", "up").out())
                .startsWith("Usage: banister plan up")
                .contains("--sql");
    }

    @Test
    void helpListsCommandsGlobalOptionsAndExitCodes() {
        assertThat(typed.run("help").out())
                .contains("--history-schema", "--json", "status", "5  the database cannot be reached");
    }

    @Test
    void theShellShowsCommandsAsTheyAreTypedThere() {
        Typed shell = Typed.to(new RecordedService()).inShell();

        assertThat(shell.run("down", "--help").out()).startsWith("Usage: migrate:down");
    }

    @Test
    void helpOnAnUnknownCommandSuggestsAnother() {
        Typed.Result result = typed.run("help", "staus");

        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("did you mean status?");
    }

    @Test
    void helpNeedsNoDatabase() {
        RecordedService dead = new RecordedService().inTrouble(new IllegalStateException("no database"));

        assertThat(Typed.to(dead).run("up", "--help").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(Typed.to(dead).run("--version").out()).isEqualTo("banister 1.2.3\n");
    }

    @Test
    void theShellRefusesOptionsThatOnlyAStartCanTake() {
        Typed.Result result =
                Typed.to(new RecordedService()).inShell().run("status", "--url", "jdbc:h2:mem:x", "--user", "sa");

        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err())
                .contains("--url, --user are decided when the host starts", "conf/dev.banister.database-NAME.cfg")
                .doesNotContain("jdbc:");
    }

    @Test
    void theProgramTakesThem() {
        assertThat(typed.run("--url", "jdbc:h2:mem:x", "status", "--modules", "m")
                        .exitCode())
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void aLineWithoutACommandIsWrongUsage() {
        Typed.Result result = typed.run("--yes");

        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("no command is named", "'banister help'");
    }
}
