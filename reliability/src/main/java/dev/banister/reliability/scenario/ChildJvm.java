package dev.banister.reliability.scenario;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts processes that run migrations on one product, and that end when this one does. */
public final class ChildJvm {

    private final String classPath;

    public ChildJvm(Product product) {
        this.classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> product.needs(Path.of(entry).getFileName().toString()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Its errors come with its output. The main class calls {@link #endWithParent}. */
    public Process start(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // A short life: compile little, collect simply.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx128m",
                // Of SQLite's driver; later JVMs warn of it otherwise.
                "--enable-native-access=ALL-UNNAMED",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                classPath,
                main.getName()));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For the child: ends it when its input does, since nobody would end a process that waits for its parent. */
    public static void endWithParent() {
        Thread lifeline = new Thread(ChildJvm::awaitEndOfInput, "lifeline");
        lifeline.setDaemon(true);
        lifeline.start();
    }

    private static void awaitEndOfInput() {
        try {
            System.in.read();
        } catch (IOException e) {
            // As good as the end.
        }
        Runtime.getRuntime().halt(1);
    }
}
