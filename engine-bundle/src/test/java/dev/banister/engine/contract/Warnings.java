package dev.banister.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.banister.engine.run.Runner;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** What runs warn of, while it is open. */
final class Warnings implements AutoCloseable {

    private final List<String> told = new ArrayList<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(Runner.class);

    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel() == Level.WARN) {
                synchronized (told) {
                    told.add(event.getFormattedMessage());
                    told.notifyAll();
                }
            }
        }
    };

    Warnings() {
        appender.start();
        logger.addAppender(appender);
    }

    List<String> all() {
        synchronized (told) {
            return List.copyOf(told);
        }
    }

    void await(String beginning) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        synchronized (told) {
            while (told.stream().noneMatch(warning -> warning.startsWith(beginning))) {
                assertThat(System.nanoTime()).as("waited for: " + beginning).isLessThan(deadline);
                told.wait(100);
            }
        }
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
    }
}
