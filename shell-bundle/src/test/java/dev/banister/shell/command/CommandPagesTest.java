package dev.banister.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each command has a page in {@code docs/commands}, whose usage block is what {@code --help} prints. With
 * {@code -Dbanister.docs.write=true} the blocks are written instead of compared.
 */
class CommandPagesTest {

    private static final Path PAGES = Path.of("..", "docs", "commands");
    private static final String BEGIN = "<!-- usage: written by CommandPagesTest -->\n```\n";
    private static final String END = "```\n<!-- end of usage -->\n";
    private static final String REMEDY = "run: ./mvnw test -pl shell-bundle -am -Dtest=CommandPagesTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dbanister.docs.write=true";

    private final Typed typed = Typed.to(new RecordedService());

    private Set<String> commands() {
        return Commands.tree(typed.frontEnd()).subcommands().keySet();
    }

    @TestFactory
    Stream<DynamicTest> everyPageShowsTheUsage() {
        return commands().stream().map(name -> DynamicTest.dynamicTest(name, () -> checkUsage(name)));
    }

    private void checkUsage(String name) throws IOException {
        Path page = PAGES.resolve(name + ".md");
        assertThat(page).as("write a page for the command '%s'", name).exists();
        String text = Files.readString(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        assertThat(text).as("%s needs a usage block", page).contains(BEGIN, END);

        String usage = typed.run("help", name).out();

        if (Boolean.getBoolean("banister.docs.write")) {
            Files.writeString(page, text.substring(0, begin) + usage + text.substring(end));
        } else {
            assertThat(text.substring(begin, end))
                    .as("%s is stale; %s", page, REMEDY)
                    .isEqualTo(usage);
        }
    }

    @Test
    void everyPageIsOfACommand() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            Set<String> named = pages.map(page -> page.getFileName().toString().replace(".md", ""))
                    .collect(Collectors.toSet());

            assertThat(named).isEqualTo(commands());
        }
    }

    @Test
    void everyPageSaysHowTheCommandIsUsedByExample() throws IOException {
        for (String name : commands()) {
            assertThat(Files.readString(PAGES.resolve(name + ".md")))
                    .startsWith("# " + name + "\n")
                    .contains("\n## Examples\n", "\n## Exit codes\n");
        }
    }
}
