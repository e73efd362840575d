package dev.banister.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts the PgBouncer that is installed. */
final class PgbouncerProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PACKAGE = "pgbouncer";

    private PgbouncerProcess() {}

    static ServerProcess start(Login server, int sessions, Duration life) {
        String program = Program.find("pgbouncer", PACKAGE);
        try {
            Path folder = Files.createTempDirectory(Folders.cache(), "pgbouncer-");
            int port = FreePorts.one();
            Path settings = settings(folder, server, port, sessions, life);
            List<String> command = new ArrayList<>(Account.asNobody());
            command.addAll(List.of(program, settings.toString()));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            ServerOutput output = ServerOutput.of(process);
            if (!output.awaits("process up", PATIENCE)) {
                process.destroyForcibly();
                Folders.delete(folder);
                throw new IllegalStateException("PgBouncer did not start, and said:\n" + output.text());
            }
            Login admin =
                    new Login("jdbc:postgresql://127.0.0.1:" + port + "/postgres", server.user(), server.password());
            return new ServerProcess(Product.POSTGRESQL, admin, process.toHandle(), folder, "TERM");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path settings(Path folder, Login server, int port, int sessions, Duration life) throws IOException {
        URI place = URI.create(server.url().substring("jdbc:".length()));
        Path users = Files.writeString(
                folder.resolve("users.txt"), '"' + server.user() + "\" \"" + server.password() + "\"\n");
        return Files.writeString(folder.resolve("pgbouncer.ini"), """
                [databases]
                * = host=%s port=%d
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = scram-sha-256
                auth_file = %s
                pool_mode = transaction
                default_pool_size = %d
                server_lifetime = %d
                max_client_conn = 500
                ignore_startup_parameters = extra_float_digits
                """.formatted(
                        place.getHost(), place.getPort(), port, users, sessions, life.toSeconds()));
    }
}
