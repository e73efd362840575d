package dev.banister.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.engine.catalog.BigScriptReading;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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

        String told = SmallJvm.run(BigScriptReading.class, file.toString());

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

        String told = SmallJvm.run(
                BigScriptRun.class,
                module.path().toString(),
                folder.resolve("news.db").toString());

        assertThat(Files.size(file)).isGreaterThan(90_000_000);
        assertThat(told).isEqualTo("true [110000]");
    }
}
