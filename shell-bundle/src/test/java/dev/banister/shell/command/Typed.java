package dev.banister.shell.command;

import dev.banister.api.admin.MigrationService;
import dev.banister.shell.command.FrontEnd.Kind;
import dev.banister.shell.output.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Types command lines and reads what comes back. */
public final class Typed {

    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:20:30Z"), ZoneOffset.UTC);

    private final List<MigrationService> services;
    private Kind kind = Kind.PROGRAM;
    private Path folder = Path.of("");
    private Optional<Deque<String>> answers = Optional.empty();
    private boolean coloured;
    private final StopRequest stop = new StopRequest();

    /** What a command line came to. */
    public record Result(int exitCode, String out, String err) {}

    private Typed(List<MigrationService> services) {
        this.services = services;
    }

    public static Typed to(MigrationService... services) {
        return new Typed(List.of(services));
    }

    public Typed inShell() {
        kind = Kind.SHELL;
        return this;
    }

    public Typed in(Path where) {
        folder = where;
        return this;
    }

    /** On a terminal, where a person gives these answers. */
    public Typed answering(String... lines) {
        answers = Optional.of(new ArrayDeque<>(List.of(lines)));
        return this;
    }

    public Typed coloured() {
        coloured = true;
        return this;
    }

    /** What a person at this front end ends a command by. */
    public StopRequest stop() {
        return stop;
    }

    public Result run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Commands.run(frontEnd(out, err), words);
        return new Result(exitCode, text(out), text(err));
    }

    public FrontEnd frontEnd() {
        return frontEnd(new ByteArrayOutputStream(), new ByteArrayOutputStream());
    }

    private FrontEnd frontEnd(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        PrintStream screen = new PrintStream(out, true, StandardCharsets.UTF_8);
        Console console = new Console(
                screen,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                question -> {
                    screen.print(question);
                    return answers.map(Deque::poll);
                },
                answers.isPresent(),
                coloured);
        return new FrontEnd(kind, console, new FixedDatabases(services), CLOCK, folder, "1.2.3", stop);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private record FixedDatabases(List<MigrationService> services) implements Databases {

        @Override
        public MigrationService get(Optional<String> name) {
            return services.stream()
                    .filter(service -> service.database().equals(name.orElse("main")))
                    .findFirst()
                    .orElse(services.get(0));
        }

        @Override
        public List<MigrationService> all() {
            return services;
        }

        @Override
        public List<String> names() {
            return services.stream().map(MigrationService::database).toList();
        }
    }
}
