package dev.banister.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Starts MariaDB on a copy of a data folder that was initialised once, without the grants of the box it came in. */
final class MariadbProcess {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PORTS_TRIED = 5;

    /** Small, so that a data folder is copied quickly; it holds for initialising too, which makes the log. */
    private static final List<String> SIZES = List.of(
            "--innodb-buffer-pool-size=32M",
            "--innodb-log-file-size=8M",
            "--innodb-log-buffer-size=2M",
            "--innodb-undo-tablespaces=0",
            "--innodb-flush-log-at-trx-commit=2");

    private final MariadbFiles files;
    private final Path folder;
    private final String password = UUID.randomUUID().toString();

    private MariadbProcess(MariadbFiles files, Path folder) {
        this.files = files;
        this.folder = folder;
    }

    static ServerProcess start() {
        try {
            MariadbFiles files = MariadbFiles.unpacked();
            Path initialised =
                    Folders.cached(Folders.cache(), files.version() + "-data", data -> initialise(files, data));
            // A socket's path has 107 characters at most, so the folder stands where paths are short.
            Path folder = Files.createTempDirectory("bmy");
            Folders.copy(initialised, folder.resolve("data"));
            return new MariadbProcess(files, folder).started();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void initialise(MariadbFiles files, Path data) throws IOException {
        List<String> options = new ArrayList<>(List.of("--basedir=" + files.folder()));
        options.addAll(SIZES);
        options.addAll(account());
        DataFolder.initialise(List.of(files.program("scripts/mariadb-install-db")), data, options);
    }

    /** The server refuses root unless told by name. */
    private static List<String> account() {
        return Account.isRoot() ? List.of("--user=root") : List.of();
    }

    private ServerProcess started() throws IOException {
        Path users = Files.writeString(
                folder.resolve("users.sql"),
                "CREATE USER admin@'127.0.0.1' IDENTIFIED BY '" + password + "';\n"
                        + "GRANT ALL ON *.* TO admin@'127.0.0.1' WITH GRANT OPTION;\n");
        for (int tried = 1; ; tried++) {
            int port = FreePorts.one();
            Process process = new ProcessBuilder(command(port, users))
                    .redirectErrorStream(true)
                    .start();
            ServerOutput output = ServerOutput.of(process);
            if (output.awaits("ready for connections", PATIENCE)) {
                Login admin = new Login("jdbc:mariadb://127.0.0.1:" + port + "/", "admin", password);
                return new ServerProcess(Product.MARIADB, admin, process.toHandle(), folder, "TERM");
            }
            process.destroyForcibly();
            if (tried == PORTS_TRIED || !output.text().contains("Bind on TCP/IP port")) {
                Folders.delete(folder);
                throw new IllegalStateException(
                        "MariaDB did not start, and said:\n" + output.text() + MariadbFiles.WHERE_ELSE);
            }
        }
    }

    private List<String> command(int port, Path users) {
        List<String> command = new ArrayList<>(List.of(
                files.program("bin/mariadbd"),
                "--no-defaults",
                "--basedir=" + files.folder(),
                "--datadir=" + folder.resolve("data"),
                "--tmpdir=" + folder,
                "--socket=" + folder.resolve("s"),
                "--pid-file=" + folder.resolve("pid"),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--init-file=" + users,
                "--skip-name-resolve",
                "--skip-log-bin",
                // Else every start makes a certificate, which takes seconds.
                "--skip-ssl",
                "--performance-schema=OFF"));
        command.addAll(SIZES);
        command.addAll(account());
        return command;
    }
}
