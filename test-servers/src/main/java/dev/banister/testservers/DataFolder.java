package dev.banister.testservers;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder that MariaDB keeps its databases in. */
final class DataFolder {

    private DataFolder() {}

    /**
     * Has it filled with what every server needs, and nobody's test database.
     *
     * @param program that does it, with what stands before it
     * @param options besides those that are the same for everybody
     */
    static void initialise(List<String> program, Path data, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(
                "--no-defaults",
                "--datadir=" + data,
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--skip-name-resolve",
                "--force"));
        command.addAll(options);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader output = process.inputReader()) {
            List<String> lines = output.lines().toList();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(
                        "mariadb-install-db failed, and said:\n" + String.join("\n", lines) + MariadbFiles.WHERE_ELSE);
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while MariaDB was initialised", e);
        }
    }
}
