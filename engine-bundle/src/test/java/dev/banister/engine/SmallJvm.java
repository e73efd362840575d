package dev.banister.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs in a JVM of their own that has 64 megabytes. */
public final class SmallJvm {

    private SmallJvm() {}

    /** Returns the last line that the program has printed; anything but its success is a failure of the test. */
    public static String run(Class<?> program, String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile("banister-small-heap-", ".txt");
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            String told = Files.readString(output, StandardCharsets.UTF_8);
            assertThat(process.exitValue()).as(told).isZero();
            return told.lines().reduce("", (before, line) -> line);
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }
}
