package dev.banister.shell.host;

import dev.banister.shell.output.Console;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The process' own streams, and whether a person sits at them. */
public final class Terminal {

    private Terminal() {}

    static Console console() {
        boolean interactive = isInteractive();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        return new Console(
                System.out,
                System.err,
                question -> answer(question, in),
                interactive,
                interactive && errorsReachTerminal() && System.getenv("NO_COLOR") == null);
    }

    private static Optional<String> answer(String question, BufferedReader in) {
        System.out.print(question);
        System.out.flush();
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Before Java 22 there is a console only if input and output are a terminal's; since then one has to ask it. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isInteractive() {
        java.io.Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            Method isTerminal = java.io.Console.class.getMethod("isTerminal");
            return Boolean.TRUE.equals(isTerminal.invoke(console));
        } catch (ReflectiveOperationException beforeJava22) {
            return true;
        }
    }

    /** The console says nothing about the error output, which may be a file or a pipe. */
    public static boolean errorsReachTerminal() {
        Path streams = Path.of("/dev/fd");
        if (!Files.exists(streams)) {
            return true;
        }
        try {
            Path real = streams.resolve("2").toRealPath();
            return real.startsWith("/dev") && !real.endsWith("null");
        } catch (IOException pipe) {
            return false;
        }
    }
}
