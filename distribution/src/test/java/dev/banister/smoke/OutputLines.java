package dev.banister.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a process prints, read as it comes. Safe for several threads. */
final class OutputLines {

    private final List<String> lines = new ArrayList<>();
    private final Thread reader;

    private OutputLines(InputStream stream) {
        this.reader = new Thread(() -> read(stream), "output");
        reader.setDaemon(true);
    }

    static OutputLines of(InputStream stream) {
        OutputLines lines = new OutputLines(stream);
        lines.reader.start();
        return lines;
    }

    private void read(InputStream stream) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                    lines.notifyAll();
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Waits for a line that holds the text. */
    void await(String text, Duration most) throws InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        synchronized (lines) {
            while (lines.stream().noneMatch(line -> line.contains(text))) {
                long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                if (left <= 0) {
                    fail("no line with '%s' within %s, only:%n%s", text, most, String.join("\n", lines));
                }
                lines.wait(left);
            }
        }
    }

    String soFar() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    /** Everything, once the process has ended. */
    String toTheEnd() throws InterruptedException {
        reader.join(Duration.ofSeconds(20).toMillis());
        assertThat(reader.isAlive()).as("the output has ended").isFalse();
        return soFar();
    }
}
