package dev.banister.engine.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.model.FindingCodes;
import dev.banister.engine.SmallJvm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module that is far bigger than the heap goes through all of a command: reduced, installed, read, run. */
class BigModuleTest {

    private static final int ROWS = 3_000;
    private static final String ROW =
            "INSERT INTO NEWS (ID, BODY) VALUES (%d, '" + "It is told; ".repeat(6_000) + "');\n";

    @TempDir
    private Path home;

    @Test
    void applies200MegabytesOfAJarIn64() throws Exception {
        Files.createDirectory(home.resolve("modules"));
        write(home.resolve("modules/big.jar"));

        String told = SmallJvm.run(BigModuleCommand.class, home.toString());

        assertThat((long) ROWS * ROW.length()).isGreaterThan(200_000_000);
        assertThat(told).isEqualTo("true [" + ROWS + "]");
    }

    /** A manifest has to be held. */
    @Test
    void saysAtOnceThatThereIsTooLittleMemory() throws Exception {
        Files.createDirectory(home.resolve("modules"));
        try (OutputStream file = Files.newOutputStream(home.resolve("modules/big.jar"));
                ZipOutputStream out = new ZipOutputStream(file)) {
            out.putNextEntry(new ZipEntry(JarFile.MANIFEST_NAME));
            byte[] part = "Section: nothing\n".repeat(60_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 200; i++) {
                out.write(part);
            }
        }

        String told = SmallJvm.run(BigModuleCommand.class, home.toString());

        assertThat(told)
                .startsWith(FindingCodes.UNEXPECTED)
                .contains("OutOfMemoryError")
                .contains("Give the JVM more memory");
    }

    private static void write(Path jar) throws IOException {
        byte[] small = JarBuilder.module("org.example.big", "1.0.0")
                .entry("migrations/2020-01-01-g/a.up.sql", "CREATE TABLE NEWS (ID INT, BODY TEXT);")
                .build();
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream out = new ZipOutputStream(file);
                ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(small))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                in.transferTo(out);
            }
            out.putNextEntry(new ZipEntry("migrations/2020-01-01-g/b.up.sql"));
            for (int row = 0; row < ROWS; row++) {
                out.write(String.format(ROW, row).getBytes(StandardCharsets.UTF_8));
            }
            out.closeEntry();
        }
    }
}
