package dev.banister.shell.gogo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.admin.Step.Action;
import dev.banister.api.model.ModuleState;
import dev.banister.api.model.ScriptState;
import dev.banister.shell.command.Commands;
import dev.banister.shell.command.RecordedService;
import dev.banister.shell.command.Typed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.felix.gogo.jline.Builtin;
import org.apache.felix.gogo.jline.Shell;
import org.apache.felix.gogo.runtime.CommandNotFoundException;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.CommandSessionImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Job;
import org.jline.builtins.Completers.Completer;
import org.jline.builtins.Completers.CompletionData;
import org.jline.builtins.Completers.CompletionEnvironment;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands in Gogo itself, with what its jline shell completes by. */
class GogoTest {

    private static final String NEWS = "org.example.news/2010-11-29-news/news";

    private final RecordedService service = new RecordedService()
            .module("org.example.news", ModuleState.CURRENT, 1, 0)
            .script(NEWS, ScriptState.APPLIED)
            .step(Action.REVERT, NEWS);
    private final Typed typed = Typed.to(service);
    private final SessionFrontEnds frontEnds =
            new SessionFrontEnds(typed.frontEnd().databases(), Typed.CLOCK, "1.2.3");
    private final ThreadIOImpl threadIo = new ThreadIOImpl();
    private final CommandProcessorImpl processor = new CommandProcessorImpl(threadIo);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void startGogo() throws IOException {
        threadIo.start();
        GogoCommands commands = new GogoCommands(frontEnds);
        for (String function : functions()) {
            processor.addCommand("migrate", commands, function);
        }
    }

    @AfterEach
    void stopGogo() {
        processor.stop();
        threadIo.stop();
    }

    private CommandSession session(String typedIn) {
        InputStream keyboard = new ByteArrayInputStream(typedIn.getBytes(StandardCharsets.UTF_8));
        return processor.createSession(keyboard, out, err);
    }

    /** As the component publishes them. */
    private static Set<String> functions() throws IOException {
        String name = "/OSGI-INF/dev.banister.shell.gogo.GogoCommands.xml";
        try (InputStream descriptor = GogoTest.class.getResourceAsStream(name)) {
            assertThat(descriptor).as(name).isNotNull();
            String xml = new String(descriptor.readAllBytes(), StandardCharsets.UTF_8);
            Matcher property = Pattern.compile("name=\"osgi.command.function\"[^>]*>([^<]*)<")
                    .matcher(xml);
            assertThat(property.find()).isTrue();
            return new TreeSet<>(List.of(property.group(1).trim().split("\\s+")));
        }
    }

    @Test
    void everyCommandIsAFunction() throws IOException {
        Set<String> expected = new TreeSet<>(
                Commands.tree(typed.inShell().frontEnd()).subcommands().keySet());
        expected.add("_complete");

        assertThat(functions()).isEqualTo(expected);
    }

    @Test
    void everyFunctionIsFoundByItsName() throws Exception {
        try (CommandSession session = session("")) {
            for (String function :
                    Commands.tree(typed.inShell().frontEnd()).subcommands().keySet()) {
                session.execute("migrate:" + function + " --help");
                assertThat(session.get("exit")).as(function).isEqualTo(0);
            }
        }

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Usage: migrate:new [--limit=N] [MODULE]");
    }

    @Test
    void writesToTheSessionAndLeavesTheExitCode() throws Exception {
        try (CommandSession session = session("")) {
            Object result = session.execute("migrate:status");

            assertThat(result).isNull();
            assertThat(session.get("exit")).isEqualTo(0);
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("org.example.news  1.2.0");
            session.execute("migrate:status --url jdbc:h2:mem:x");
            assertThat(session.get("exit")).isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("decided when the host starts");
        }
    }

    @Test
    void asksWhereTheSessionIsInteractive() throws Exception {
        InputStream typed = new ByteArrayInputStream("y\nn\n".getBytes(StandardCharsets.UTF_8));
        try (Terminal terminal = new DumbTerminal("test", "dumb", typed, out, StandardCharsets.UTF_8);
                CommandSession session = session("")) {
            session.execute("migrate:down news");
            assertThat(session.get("exit")).isEqualTo(4);
            session.put(
                    ".reader", LineReaderBuilder.builder().terminal(terminal).build());

            session.execute("migrate:down news");
            assertThat(session.get("exit")).isEqualTo(0);
            session.execute("migrate:down news");
            assertThat(session.get("exit")).isEqualTo(4);
        }
        assertThat(service.runs).hasSize(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("[y/N] ");
    }

    @Test
    void endsAfterTheScriptThatRunsAtCtrlC() throws Exception {
        service.step(Action.REVERT, NEWS);
        AtomicBoolean cut = new AtomicBoolean();
        InputStream typed = new ByteArrayInputStream(new byte[0]);
        try (Terminal terminal = new DumbTerminal("test", "dumb", typed, out, StandardCharsets.UTF_8);
                CommandSession session = session("")) {
            terminal.handle(
                    Terminal.Signal.INT, signal -> foregroundJob(session).interrupt());
            session.put(
                    ".reader", LineReaderBuilder.builder().terminal(terminal).build());
            service.meanwhile = () -> {
                terminal.raise(Terminal.Signal.INT);
                cut.set(Thread.currentThread().isInterrupted());
            };

            session.execute("migrate:down news --yes");

            assertThat(session.get("exit")).isEqualTo(4);
        }
        assertThat(cut).isFalse();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("asked to stop");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("reverted 1 script, 1 not tried");
    }

    @Test
    void endsAfterTheScriptThatRunsWhereGogoInterruptsItself() throws Exception {
        service.step(Action.REVERT, NEWS);
        AtomicBoolean cut = new AtomicBoolean();
        try (CommandSession session = session("")) {
            service.meanwhile = () -> {
                foregroundJob(session).interrupt();
                await(() -> err.toString(StandardCharsets.UTF_8).contains("asked to stop"));
                cut.set(Thread.currentThread().isInterrupted());
            };

            assertThatThrownBy(() -> session.execute("migrate:down news --yes"))
                    .isInstanceOf(InterruptedException.class);

            await(() -> session.get("exit") != null);
            assertThat(session.get("exit")).isEqualTo(4);
        }
        assertThat(cut).isFalse();
    }

    private static Job foregroundJob(CommandSession session) {
        return ((CommandSessionImpl) session).foregroundJob();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void saysWhereHelpIsToBeHadAboutAnUnknownWord() throws Exception {
        processor.addListener(new GogoHints());
        try (CommandSession session = session("")) {
            for (String line : List.of("migrate:statsu", "dwon", "xyzzy")) {
                assertThatThrownBy(() -> session.execute(line)).isInstanceOf(CommandNotFoundException.class);
            }
        }

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "did you mean migrate:status? 'migrate:help' lists the commands of Banister",
                        "did you mean migrate:down? 'migrate:help' lists the commands of Banister",
                        "'migrate:help' lists the commands of Banister");
    }

    @Test
    void printsLogLinesAboveThePromptOfWhoeverIsAtIt() throws Exception {
        GogoPrompt prompt = new GogoPrompt(true);
        GogoPrompt intoFile = new GogoPrompt(false);
        InputStream typed = new ByteArrayInputStream("exit\n".getBytes(StandardCharsets.UTF_8));
        List<Boolean> taken = new ArrayList<>();
        try (Terminal terminal = new DumbTerminal("test", "dumb", typed, out, StandardCharsets.UTF_8);
                CommandSession session = session("")) {
            LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
            reader.getWidgets().put(LineReader.CALLBACK_INIT, () -> {
                taken.add(intoFile.test("into the file"));
                return taken.add(prompt.test("above the prompt"));
            });
            session.put(".reader", reader);
            prompt.beforeExecute(session, "");
            intoFile.beforeExecute(session, "");

            taken.add(prompt.test("while a command runs"));
            reader.readLine("banister> ");
        }

        assertThat(taken).containsExactly(true, false, true);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\r\u001b[Kwhile a command runs\n", "above the prompt\n")
                .doesNotContain("into the file");
    }

    @Test
    void completesCommandsOptionsAndNamesInTheJlineShell() throws Exception {
        processor.addListener(new GogoCompletion(frontEnds));
        processor.addCommand("gogo", new Builtin(), "complete");
        try (CommandSession session = session("")) {
            session.put(Shell.VAR_COMPLETIONS, new HashMap<String, List<CompletionData>>());
            session.execute("migrate:status");

            assertThat(complete(session, "migrate:st"))
                    .contains("migrate:status")
                    .doesNotContain("migrate:_complete");
            assertThat(complete(session, "migrate:down ", "")).containsExactly("org.example.news");
            assertThat(complete(session, "migrate:down ", "-")).contains("--steps", "--cascade");
            assertThat(complete(session, "migrate:down org.example.news --to ", ""))
                    .containsExactly("2010-11-29-news");
            assertThat(complete(session, "migrate:to org.example.news ", "")).containsExactly("2010-11-29-news");
            assertThat(complete(session, "migrate:mark org.example.news ", "")).contains("2010-11-29-news");
            assertThat(complete(session, "migrate:ignore ", "")).containsExactly(NEWS);
            assertThat(complete(session, "migrate:why ", "")).containsExactly("org.example.news", NEWS);
            assertThat(complete(session, "migrate:plan ", "")).containsExactly("up", "down", "to", "redo", "mark");
            assertThat(complete(session, "migrate:plan to org.example.news ", ""))
                    .containsExactly("2010-11-29-news");
            assertThat(complete(session, "migrate:help ", "")).contains("status", "down");
            assertThat(complete(session, "migrate:status --database ", "")).containsExactly("main");
        }
    }

    private static List<String> complete(CommandSession session, String... parts) {
        String line = String.join("", parts);
        List<String> words = new ArrayList<>(List.of(line.trim().split(" ")));
        if (parts.length > 1 && parts[1].isEmpty()) {
            words.add("");
        }
        List<Candidate> candidates = new ArrayList<>();
        new Completer(environment(session)).complete(null, new Line(line, words), candidates);
        return candidates.stream().map(Candidate::value).distinct().toList();
    }

    /** As the shell sets it up for its reader. */
    private static CompletionEnvironment environment(CommandSession session) {
        return new CompletionEnvironment() {
            @Override
            public Map<String, List<CompletionData>> getCompletions() {
                return Shell.getCompletions(session);
            }

            @Override
            public Set<String> getCommands() {
                return Shell.getCommands(session);
            }

            @Override
            public String resolveCommand(String command) {
                return Shell.resolve(session, command);
            }

            @Override
            public String commandName(String command) {
                return command.substring(command.indexOf(':') + 1);
            }

            @Override
            public Object evaluate(LineReader reader, ParsedLine line, String function) throws Exception {
                session.put(Shell.VAR_COMMAND_LINE, line);
                return session.execute(function);
            }
        };
    }

    private record Line(String line, List<String> words) implements ParsedLine {

        @Override
        public String word() {
            return words.get(words.size() - 1);
        }

        @Override
        public int wordCursor() {
            return word().length();
        }

        @Override
        public int wordIndex() {
            return words.size() - 1;
        }

        @Override
        public int cursor() {
            return line.length();
        }
    }
}
