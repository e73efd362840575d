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
    private final AtomicInteger flights = new AtomicInteger();

    /** @param url {@code jdbc:PRODUCT://HOST:PORT/DATABASE} */
    FlightRelay(String url) throws IOException {
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
                daemon(() -> copy(client, target, () -> waiting.set(true)));
                daemon(() -> copy(target, client, () -> {
                    if (waiting.compareAndSet(true, false)) {
                        flights.incrementAndGet();
                    }
                }));
            }
        } catch (IOException closed) {
            close();
        }
    }

    private static void copy(Socket from, Socket to, Runnable noted) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            int length = in.read(buffer);
            while (length >= 0) {
                noted.run();
                out.write(buffer, 0, length);
                length = in.read(buffer);
            }
        } catch (IOException closed) {
            // One of the two has gone, and try has closed the other.
            return;
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
