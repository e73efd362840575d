package dev.banister.shell.command;

import dev.banister.shell.output.Text.Detail;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options of every command. Those that make a host what it is are acted upon by the launcher, before the tree. */
@Command(
        name = "banister",
        description = {
            "Migrates databases, module by module, up and down.",
            "Without a command it starts a host with a shell; 'banister serve' starts one without."
        },
        synopsisSubcommandLabel = "COMMAND",
        optionListHeading = "%nOptions, before or after the command:%n",
        commandListHeading = "%nCommands:%n",
        sortOptions = false,
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  done, or nothing to do",
            "  1  a migration failed",
            "  2  wrong usage",
            "  3  something is pending (check)",
            "  4  refused, or something is wrong",
            "  5  the database cannot be reached"
        })
final class RootCommand {

    @Option(
            names = "--modules",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The folder of module jars; else modules/ of the distribution.")
    Optional<Path> modules = Optional.empty();

    @Option(
            names = "--url",
            paramLabel = "JDBC",
            scope = ScopeType.INHERIT,
            description = "The database to connect to; else that of the configuration.")
    Optional<String> url = Optional.empty();

    @Option(
            names = "--user",
            paramLabel = "U",
            scope = ScopeType.INHERIT,
            description = "Who connects; the password comes from BANISTER_PASSWORD or a file.")
    Optional<String> user = Optional.empty();

    @Option(
            names = "--password-file",
            paramLabel = "F",
            scope = ScopeType.INHERIT,
            description = "A file whose first line is the password.")
    Optional<Path> passwordFile = Optional.empty();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "A configuration file, or a folder of them; else conf/ of the distribution.")
    Optional<Path> config = Optional.empty();

    @Option(
            names = "--prefix",
            paramLabel = "TABLE_PREFIX",
            scope = ScopeType.INHERIT,
            description = "What stands in front of the names of the modules' tables.")
    Optional<String> prefix = Optional.empty();

    @Option(
            names = "--history-schema",
            paramLabel = "S",
            scope = ScopeType.INHERIT,
            description = "The schema that holds the history.")
    Optional<String> historySchema = Optional.empty();

    @Option(
            names = "--history-prefix",
            paramLabel = "PREFIX",
            scope = ScopeType.INHERIT,
            description = "What stands in front of the names of the history's tables; else banister_.")
    Optional<String> historyPrefix = Optional.empty();

    @Option(
            names = "--database",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "Which of the host's databases; else main, or the only one.")
    Optional<String> database = Optional.empty();

    @Option(
            names = {"-y", "--yes"},
            scope = ScopeType.INHERIT,
            description = "Ask nothing: yes to what would be asked.")
    boolean yes;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print one JSON document and nothing else; ask nothing.")
    boolean json;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Print errors only.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Print more.")
    boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show how the command is used.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show the version of Banister.")
    boolean version;

    /** Those of the options for the launcher that were given. */
    List<String> hostOptions() {
        List<String> given = new ArrayList<>();
        modules.ifPresent(value -> given.add("--modules"));
        url.ifPresent(value -> given.add("--url"));
        user.ifPresent(value -> given.add("--user"));
        passwordFile.ifPresent(value -> given.add("--password-file"));
        config.ifPresent(value -> given.add("--config"));
        prefix.ifPresent(value -> given.add("--prefix"));
        historySchema.ifPresent(value -> given.add("--history-schema"));
        historyPrefix.ifPresent(value -> given.add("--history-prefix"));
        return given;
    }

    Detail detail() {
        if (json) {
            return Detail.NONE;
        }
        if (quiet) {
            return Detail.QUIET;
        }
        return verbose ? Detail.VERBOSE : Detail.NORMAL;
    }
}
