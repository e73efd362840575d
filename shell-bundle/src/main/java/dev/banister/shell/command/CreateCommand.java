package dev.banister.shell.command;

import dev.banister.shell.create.NewGroup;
import dev.banister.shell.create.Renumbering;
import dev.banister.shell.output.Text;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "create",
        customSynopsis = {
            "@|bold ${COMMAND-FULL-NAME}|@ DIR NAME [--sql|--java] [--numbered] [--template FILE]",
            "  or:  @|bold ${COMMAND-FULL-NAME}|@ --renumber DIR GROUP"
        },
        description = "Writes a new group with one script, its id in UTC and spelled as the module's others. Needs no"
                + " database.")
final class CreateCommand implements Callable<Answer> {

    @Parameters(
            index = "0",
            paramLabel = "DIR",
            description = "The module's migrations folder, or a folder that holds migrations/; with --java the folder"
                    + " of a Java package, or the module's root.")
    Path folder = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "NAME",
            description = "The name of the script, and in the id of the group; with --renumber the group's id.")
    String name = "";

    @Option(names = "--sql", description = "Write NAME.up.sql and NAME.down.sql (the default).")
    boolean sql;

    @Option(names = "--java", description = "Write a class for the script and one for the group.")
    boolean java;

    @Option(names = "--numbered", description = "Take the next number instead of a date.")
    boolean numbered;

    @Option(
            names = "--template",
            paramLabel = "FILE",
            description = "A text for the script with the tokens {ClassName}, {Group} and {Module}.")
    Optional<Path> template = Optional.empty();

    @Option(names = "--renumber", description = "Give a group in conflict the next free number or time.")
    boolean renumber;

    private final Invocation invocation;

    CreateCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Answer call() {
        if (sql && java) {
            throw BadUsage.of("--sql and --java do not go together", "take one of them");
        }
        if (renumber && (sql || java || numbered || template.isPresent())) {
            throw BadUsage.of("--renumber goes with no other option of create", "write create --renumber DIR GROUP");
        }
        Path base = invocation.frontEnd().folder();
        Path where = base.resolve(folder);
        if (renumber) {
            return new Renamed(Renumbering.of(where, name, invocation.frontEnd().clock()));
        }
        NewGroup group = new NewGroup(
                name,
                numbered,
                template.map(base::resolve),
                invocation.frontEnd().clock());
        return new Created(java ? group.inJava(where) : group.inSql(where));
    }

    private record Created(List<Path> files) implements Answer {

        @Override
        public int exitCode() {
            return ExitCode.DONE;
        }

        @Override
        public Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("created", files.stream().map(Path::toString).toList());
            return document;
        }

        @Override
        public void print(Text text) {
            files.forEach(file -> text.line("created " + file));
        }
    }

    private record Renamed(Renumbering renumbering) implements Answer {

        @Override
        public int exitCode() {
            return ExitCode.DONE;
        }

        @Override
        public Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("from", renumbering.from().text());
            document.put("to", renumbering.to().text());
            document.put(
                    "renamed", renumbering.files().stream().map(Path::toString).toList());
            document.put(
                    "mentions",
                    renumbering.mentions().stream().map(Path::toString).toList());
            return document;
        }

        @Override
        public void print(Text text) {
            text.line("renamed " + renumbering.from() + " to " + renumbering.to());
            renumbering.files().forEach(file -> text.detail("  " + file));
            renumbering.mentions().forEach(file -> text.line("still named in " + file));
            text.line("if it was applied anywhere, add formerly=" + renumbering.from() + " to "
                    + (renumbering.inFolder()
                            ? "its group.properties"
                            : "the group.properties of a folder " + renumbering.to() + ", which its files go into"));
        }
    }
}
