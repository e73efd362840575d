package dev.banister.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A cluster of MariaDB servers for tests: each takes writes, and all agree on what is committed. MariaDB and its Galera
 * library have to be installed, by the packages mariadb-server, galera-4 and rsync of Debian.
 */
public final class GaleraCluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final List<TestServer> servers;

    private GaleraCluster(List<TestServer> servers) {
        this.servers = List.copyOf(servers);
    }

    /** Starts one of so many servers, each of which can be killed. */
    public static GaleraCluster start(int servers) {
        List<TestServer> started = new ArrayList<>();
        try {
            for (GaleraProcess process : GaleraProcess.several(servers)) {
                started.add(TestServer.of(process.start()));
            }
            return new GaleraCluster(started);
        } catch (IOException e) {
            close(started);
            throw new UncheckedIOException(e);
        } catch (IllegalStateException e) {
            close(started);
            throw e;
        }
    }

    public List<TestServer> servers() {
        return servers;
    }

    /** A new, empty database, by way of each of the servers. To close the last one drops it. */
    public List<TestDatabase> newDatabase() {
        TestServer last = servers.get(servers.size() - 1);
        TestDatabase made = last.newDatabase();
        List<TestDatabase> ways = new ArrayList<>();
        servers.subList(0, servers.size() - 1).forEach(server -> ways.add(server.wayTo(made)));
        ways.add(made);
        ways.forEach(GaleraCluster::awaitKnown);
        return ways;
    }

    /** The servers agree on what is done, and each does it when it comes to it. */
    private static void awaitKnown(TestDatabase way) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                way.column("SELECT 1");
                return;
            } catch (IllegalStateException notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        }
    }

    @Override
    public void close() {
        close(servers);
    }

    /** Whoever came last goes first, so that those who are left are never the smaller part. */
    private static void close(List<TestServer> servers) {
        List<TestServer> backwards = new ArrayList<>(servers);
        Collections.reverse(backwards);
        backwards.forEach(TestServer::close);
    }
}
