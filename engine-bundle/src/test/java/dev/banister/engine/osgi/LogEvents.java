package dev.banister.engine.osgi;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** What the engine logs, as events to wait for. */
final class LogEvents extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final long DEADLINE_S = 20;

    private final Logger engine = (Logger) LoggerFactory.getLogger("dev.banister");
    private final BlockingQueue<String> arriving = new LinkedBlockingQueue<>();
    private final List<String> heard = new ArrayList<>();

    LogEvents() {
        setContext(engine.getLoggerContext());
        start();
        engine.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        arriving.add(event.getFormattedMessage());
    }

    /** Waits for the next line with that text. */
    String await(String text) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_S);
        while (true) {
            String line = arriving.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (line == null) {
                throw new AssertionError("no line with '" + text + "' within " + DEADLINE_S + " s, only " + heard);
            }
            heard.add(line);
            if (line.contains(text)) {
                return line;
            }
        }
    }

    /** All lines up to now. */
    List<String> lines() {
        arriving.drainTo(heard);
        return List.copyOf(heard);
    }

    @Override
    public void close() {
        engine.detachAppender(this);
        stop();
    }
}
