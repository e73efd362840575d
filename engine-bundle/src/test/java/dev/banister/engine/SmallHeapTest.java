package dev.banister.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.engine.catalog.BigScriptReading;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that are far longer than the heap, each read in a JVM of its own. */
class SmallHeapTest {

    private static final String ROW = "INSERT INTO NEWS (ID, BODY) VALUES (%d, '" + "It is told; ".repeat(70) + "');\n";
    private static final String LINE = "1\t" + "nothing; ".repeat(100) + "\n";

    @TempDir
    private Path folder;

    @Test
    void reads200MegabytesIn64() throws Exception {
        Path file = folder.resolve("big.up.sql");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int row = 0; row < 110_000; row++) {
                out.write(String.format(ROW, row));
            }
            out.write("COPY news FROM stdin;\n");
            for (int line = 0; line < 120_000; line++) {
                out.write(LINE);
            }
            out.write("\\.\nSELECT 1;\n");
        }

        String told = runWith64Megabytes(BigScriptReading.class, file.toString());

        assertThat(Files.size(file)).isGreaterThan(200_000_000);
        assertThat(told).isEqualTo("110002 110002 " + 120_000L * LINE.length() + " 230003");
    }

    @Test
    void applies100MegabytesIn64() throws Exception {
        ModuleFolder module =
                ModuleFolder.in(folder, "a").up("2020-01-01-g/a", "CREATE TABLE NEWS (ID INT, BODY TEXT);");
        Path file = module.path().resolve("migrations/2020-01-01-g/b.up.sql");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int row = 0; row < 110_000; row++) {
                out.write(String.format(ROW, row));
            }
        }

        String told = runWith64Megabytes(
                BigScriptRun.class,
                module.path().toString(),
                folder.resolve("news.db").toString());

        assertThat(Files.size(file)).isGreaterThan(90_000_000);
        assertThat(told).isEqualTo("true [110000]");
    }

    private static String runWith64Megabytes(Class<?> program, String... arguments)
            throws IOException, InterruptedException {
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
