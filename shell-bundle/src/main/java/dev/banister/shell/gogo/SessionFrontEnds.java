package dev.banister.shell.gogo;

import dev.banister.shell.command.Databases;
import dev.banister.shell.command.FrontEnd;
import dev.banister.shell.command.FrontEnd.Kind;
import dev.banister.shell.command.StopRequest;
import dev.banister.shell.output.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.Optional;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Process;

/** A Gogo session as a front end. */
record SessionFrontEnds(Databases databases, Clock clock, String version) {

    /** The session's reader of lines, which only an interactive session of Gogo's jline shell has. */
    static final String READER = ".reader";

    FrontEnd of(CommandSession session) {
        return new FrontEnd(
                Kind.SHELL, console(session), databases, clock, session.currentDir(), version, new StopRequest());
    }

    /** The streams are taken from the process, so that pipes work, and now, since a run may speak on other threads. */
    private static Console console(CommandSession session) {
        Optional<Process> process = Optional.ofNullable(Process.Utils.current());
        PrintStream out = process.map(one -> through(one.out(), session)).orElseGet(session::getConsole);
        PrintStream err = process.map(one -> through(one.err(), session)).orElseGet(session::getConsole);
        boolean atTerminal =
                session.get(READER) != null && process.map(one -> one.isTty(1)).orElse(true);
        return new Console(
                out,
                err,
                question -> answer(question, session, out),
                atTerminal,
                atTerminal && System.getenv("NO_COLOR") == null);
    }

    /** Gogo's own streams keep what is flushed until the command has ended. */
    private static PrintStream through(PrintStream stream, CommandSession session) {
        return new PrintStream(stream, true, Charset.defaultCharset()) {
            @Override
            public void flush() {
                super.flush();
                session.getConsole().flush();
            }
        };
    }

    private static Optional<String> answer(String question, CommandSession session, PrintStream out) {
        out.flush();
        Object reader = session.get(READER);
        if (reader != null) {
            return LineEditor.ask(question, reader);
        }
        out.print(question);
        out.flush();
        return line(session.getKeyboard());
    }

    /** Byte by byte: whatever comes after the line belongs to the shell. */
    private static Optional<String> line(InputStream keyboard) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            int next = keyboard.read();
            if (next < 0) {
                return Optional.empty();
            }
            while (next >= 0 && next != '\n' && next != '\r') {
                line.write(next);
                next = keyboard.read();
            }
            return Optional.of(line.toString(Charset.defaultCharset()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
