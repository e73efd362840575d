package dev.banister.engine.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a driver and a server, and counts how often the server answers, after the driver has spoken. */
final class FlightRelay implements AutoCloseable {

    private final URI server;
    private final ServerSocket door;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Editing editing;
    private final AtomicInteger flights = new AtomicInteger();

    /** @param url {@code jdbc:PRODUCT://HOST:PORT/DATABASE} */
    FlightRelay(String url) throws IOException {
        this(url, (answer, length) -> {});
    }

    /** What is done to answers on their way. */
    @FunctionalInterface
    private interface Editing {
        void edit(byte[] answer, int length);
    }

    /** Announces other processes than those of the PostgreSQL server, as a pooler does. */
    static FlightRelay announcingOtherProcesses(String url) throws IOException {
        return new FlightRelay(url, FlightRelay::changeProcess);
    }

    private FlightRelay(String url, Editing editing) throws IOException {
        this.editing = editing;
        this.server = URI.create(url.substring("jdbc:".length()));
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    /** The same database, by way of the relay. */
    String url() {
        return "jdbc:" + server.getScheme() + "://127.0.0.1:" + door.getLocalPort() + server.getPath();
    }

    /** How many there were since the last time. */
    int flights() {
        return flights.getAndSet(0);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Socket target = new Socket(server.getHost(), server.getPort());
                sockets.add(client);
                sockets.add(target);
                AtomicBoolean waiting = new AtomicBoolean();
                daemon(() -> copy(client, target, (question, length) -> waiting.set(true)));
                daemon(() -> copy(target, client, (answer, length) -> {
                    if (waiting.compareAndSet(true, false)) {
                        flights.incrementAndGet();
                    }
                    editing.edit(answer, length);
                }));
            }
        } catch (IOException closed) {
            close();
        }
    }

    private static void copy(Socket from, Socket to, Editing noted) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            int length = in.read(buffer);
            while (length >= 0) {
                noted.edit(buffer, length);
                out.write(buffer, 0, length);
                length = in.read(buffer);
            }
        } catch (IOException closed) {
            // One of the two has gone, and try has closed the other.
            return;
        }
    }

    /** In the message that is a K, the length 12, the process and a secret. */
    private static void changeProcess(byte[] answer, int length) {
        for (int i = 0; i + 12 < length; i++) {
            boolean found = answer[i] == 'K'
                    && answer[i + 1] == 0
                    && answer[i + 2] == 0
                    && answer[i + 3] == 0
                    && answer[i + 4] == 12;
            if (found) {
                answer[i + 5] ^= 0x40;
            }
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
