package dev.banister.testservers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One server of a cluster that is to be started, all of which are known by then.
 *
 * @param first does it begin the cluster, and not join it?
 * @param ports its own: for clients, the group, states handed over in part and in whole
 * @param group the addresses of all
 */
record GaleraProcess(boolean first, List<Integer> ports, String group, String password) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final String STATE = "SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS"
            + " WHERE VARIABLE_NAME = 'wsrep_local_state_comment'";
    private static final int PORTS = 4;
    private static final String SERVER = "mariadb-server";

    /** Where distributions put it. */
    private static final List<Path> LIBRARY = Stream.of(
                    "/usr/lib/galera", "/usr/lib/galera-4", "/usr/lib64/galera-4", "/usr/lib64/galera")
            .map(folder -> Path.of(folder, "libgalera_smm.so"))
            .toList();

    static List<GaleraProcess> several(int count) throws IOException {
        // What one of them would miss only when it is joined.
        Program.find("rsync", "rsync");
        List<Integer> ports = FreePorts.several(count * PORTS);
        String group = Stream.iterate(1, at -> at < ports.size(), at -> at + PORTS)
                .map(at -> "127.0.0.1:" + ports.get(at))
                .collect(Collectors.joining(","));
        String password = UUID.randomUUID().toString();
        List<GaleraProcess> processes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            processes.add(new GaleraProcess(i == 0, ports.subList(i * PORTS, (i + 1) * PORTS), group, password));
        }
        return processes;
    }

    /** To its place in the cluster; one after the other. */
    ServerProcess start() throws IOException {
        String server = Program.find("mariadbd", SERVER);
        String library = Program.firstOf("libgalera_smm.so", LIBRARY, "galera-4");
        Path folder = Files.createTempDirectory(Folders.cache(), "galera-");
        Path data = Files.createDirectory(folder.resolve("data"));
        if (first) {
            initialise(data);
        }
        Path users = Files.writeString(
                folder.resolve("users.sql"),
                "CREATE USER admin@'127.0.0.1' IDENTIFIED BY '" + password + "';\n"
                        + "GRANT ALL ON *.* TO admin@'127.0.0.1' WITH GRANT OPTION;\n");
        Process process = new ProcessBuilder(command(server, library, folder, users))
                .redirectErrorStream(true)
                .start();
        ServerOutput output = ServerOutput.of(process);
        Login admin = new Login("jdbc:mariadb://127.0.0.1:" + ports.get(0) + "/", "admin", password);
        ServerProcess started = new ServerProcess(Product.MARIADB, admin, process.toHandle(), folder, "TERM");
        if (!output.awaits("ready for connections", PATIENCE) || !isSynced(admin)) {
            started.kill();
            started.close();
            throw new IllegalStateException("a server of the cluster did not start, and said:\n" + output.text());
        }
        return started;
    }

    /** Others get theirs from the first one. */
    private static void initialise(Path data) throws IOException {
        List<String> program = new ArrayList<>(Account.asNobody());
        program.add(Program.find("mariadb-install-db", SERVER));
        DataFolder.initialise(program, data, List.of());
    }

    /** Does it take writes? Before it is the others' equal, it refuses whatever it is asked. */
    private static boolean isSynced(Login admin) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try {
                if (admin.column(STATE).contains("Synced")) {
                    return true;
                }
            } catch (IllegalStateException notYet) {
                // It says so by refusing.
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        return false;
    }

    private List<String> command(String server, String library, Path folder, Path users) {
        // Root's files are handed over by rsync, which would become somebody else: as nobody it stays what it is.
        List<String> command = new ArrayList<>(Account.asNobody());
        command.addAll(List.of(
                server,
                "--no-defaults",
                "--datadir=" + folder.resolve("data"),
                "--tmpdir=" + folder,
                // The path of a socket may be no longer than a hundred characters; this one is in the data folder.
                "--socket=s",
                "--pid-file=" + folder.resolve("pid"),
                "--bind-address=127.0.0.1",
                "--port=" + ports.get(0),
                "--skip-name-resolve",
                "--performance-schema=OFF",
                "--innodb-buffer-pool-size=64M",
                "--innodb-flush-log-at-trx-commit=0",
                "--binlog-format=ROW",
                "--innodb-autoinc-lock-mode=2",
                "--wsrep-on=ON",
                "--wsrep-provider=" + library,
                // A server that was in some other test would not be let in.
                "--wsrep-cluster-name=" + group.hashCode(),
                "--wsrep-cluster-address=gcomm://" + group,
                "--wsrep-node-address=127.0.0.1:" + ports.get(1),
                "--wsrep-provider-options=gmcast.listen_addr=tcp://127.0.0.1:" + ports.get(1)
                        + ";ist.recv_addr=127.0.0.1:" + ports.get(2) + ";ist.recv_bind=127.0.0.1:" + ports.get(2)
                        + ";gcache.size=32M",
                "--wsrep-sst-method=rsync",
                "--wsrep-sst-receive-address=127.0.0.1:" + ports.get(3)));
        if (first) {
            command.addAll(List.of("--wsrep-new-cluster", "--init-file=" + users));
        }
        return command;
    }
}
