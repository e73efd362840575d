package dev.banister.testservers;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads what a server writes for as long as it runs, so that it never waits for a reader, and keeps the end of it. */
final class ServerOutput {

    private static final int LINES_KEPT = 60;

    private final Deque<String> lines = new ArrayDeque<>();
    private boolean ended;

    private ServerOutput() {}

    static ServerOutput of(Process process) {
        ServerOutput output = new ServerOutput();
        Thread reader = new Thread(() -> output.read(process), "test-server-output");
        reader.setDaemon(true);
        reader.start();
        return output;
    }

    private void read(Process process) {
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                add(line);
            }
        } catch (IOException e) {
            add("its output cannot be read any more: " + e.getMessage());
        } finally {
            end();
        }
    }

    private synchronized void add(String line) {
        if (lines.size() == LINES_KEPT) {
            lines.removeFirst();
        }
        lines.addLast(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Whether a line with this text came before the output ended and before this time was over. */
    synchronized boolean awaits(String text, Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        try {
            while (!text().contains(text)) {
                long millis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                if (ended || millis <= 0) {
                    return false;
                }
                wait(millis);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    synchronized String text() {
        return String.join("\n", lines);
    }
}
