package dev.banister.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {

    private static final boolean TERMINAL = true;
    private static final boolean NO_TERMINAL = false;

    @Test
    void startsAShellWhereThereIsATerminal() {
        assertThat(CommandLine.parse(List.of(), TERMINAL).mode()).isEqualTo(Mode.SHELL);
    }

    @Test
    void servesWhereThereIsNoTerminal() {
        assertThat(CommandLine.parse(List.of(), NO_TERMINAL).mode()).isEqualTo(Mode.SERVE);
    }

    @Test
    void servesWhenToldTo() {
        assertThat(CommandLine.parse(List.of("serve"), TERMINAL).mode()).isEqualTo(Mode.SERVE);
    }

    @Test
    void takesAHostsOptionsBeforeAndBehindTheWord() {
        CommandLine before = CommandLine.parse(List.of("--modules=/m", "serve"), TERMINAL);
        CommandLine behind = CommandLine.parse(List.of("serve", "--modules", "/m"), TERMINAL);

        assertThat(before.mode()).isEqualTo(Mode.SERVE);
        assertThat(before.options()).isEqualTo(behind.options()).containsOnlyKeys("banister.modules");
    }

    @Test
    void turnsOptionsIntoFrameworkProperties() {
        CommandLine line = CommandLine.parse(
                List.of("--url=jdbc:h2:mem:a=b", "up", "--user", "ada", "--history-schema", "ours"), TERMINAL);

        assertThat(line.mode()).isEqualTo(Mode.COMMAND);
        assertThat(line.options())
                .isEqualTo(Map.of(
                        "banister.url", "jdbc:h2:mem:a=b", "banister.user", "ada", "banister.history-schema", "ours"));
    }

    @Test
    void makesPathsAbsolute() {
        CommandLine line = CommandLine.parse(List.of("status", "--modules", "some/../modules"), TERMINAL);

        assertThat(line.options())
                .containsEntry(
                        "banister.modules", Path.of("modules").toAbsolutePath().toString());
    }

    @Test
    void handsAllItsWordsToACommand() {
        List<String> words = List.of("--json", "status", "--modules", "x", "--quiet");

        assertThat(CommandLine.parse(words, TERMINAL).arguments()).isEqualTo(words);
    }

    @Test
    void leavesWhatStandsBehindADoubleDashToTheCommand() {
        CommandLine line = CommandLine.parse(List.of("why", "--", "--url"), TERMINAL);

        assertThat(line.options()).isEmpty();
    }

    @Test
    void leavesHelpToTheCommands() {
        assertThat(CommandLine.parse(List.of("--help"), TERMINAL).mode()).isEqualTo(Mode.COMMAND);
    }

    @Test
    void leavesHelpOfTheHostToTheCommands() {
        CommandLine line = CommandLine.parse(List.of("serve", "--help"), TERMINAL);

        assertThat(line.mode()).isEqualTo(Mode.COMMAND);
        assertThat(line.arguments()).containsExactly("help", "serve");
    }

    @Test
    void refusesAnOptionWithoutItsValue() {
        assertThatThrownBy(() -> CommandLine.parse(List.of("status", "--modules"), TERMINAL))
                .hasMessage("--modules needs a value. Write --modules VALUE or --modules=VALUE.")
                .asInstanceOf(InstanceOfAssertFactories.type(LaunchException.class))
                .extracting(LaunchException::exitCode)
                .isEqualTo(2);
    }

    @Test
    void refusesToServeWithAWordThatItDoesNotKnow() {
        assertThatThrownBy(() -> CommandLine.parse(List.of("serve", "8080"), TERMINAL))
                .hasMessageContaining("'8080'")
                .hasMessageContaining("banister serve [--modules DIR]");
    }

    @Test
    void refusesToServeWithAUrlThatItWouldNotUse() {
        assertThatThrownBy(() -> CommandLine.parse(List.of("serve", "--url", "jdbc:h2:mem:x"), TERMINAL))
                .hasMessageContaining("--url")
                .hasMessageContaining("conf/dev.banister.database-main.cfg")
                .hasMessageNotContaining("jdbc:h2:mem:x");
    }

    @Test
    void refusesFoldersAndFilesThatAreNotThere(@TempDir Path folder) {
        CommandLine there = CommandLine.parse(List.of("up", "--modules", folder.toString()), false);
        CommandLine modules = CommandLine.parse(List.of("up", "--modules", folder + "/typo"), false);
        CommandLine config = CommandLine.parse(List.of("up", "--config", folder + "/typo.cfg"), false);

        assertThatCode(there::requirePlaces).doesNotThrowAnyException();
        assertThatThrownBy(modules::requirePlaces)
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("typo, and there is no such folder");
        assertThatThrownBy(config::requirePlaces)
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("typo.cfg, and there is no such file or folder");
    }
}
