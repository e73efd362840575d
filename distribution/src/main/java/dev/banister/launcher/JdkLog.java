package dev.banister.launcher;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands what is logged through {@code java.util.logging} on to the one log. FileInstall does so if it is told to; else it
 * would print stack traces to standard output.
 */
final class JdkLog extends Handler {

    private JdkLog() {}

    static void handOn() {
        LogManager.getLogManager().reset();
        Logger.getLogger("").addHandler(new JdkLog());
    }

    @Override
    public void publish(LogRecord entry) {
        org.slf4j.Logger log = LoggerFactory.getLogger(String.valueOf(entry.getLoggerName()));
        Throwable thrown = entry.getThrown();
        String text = thrown == null ? entry.getMessage() : entry.getMessage() + ": " + thrown.getMessage();
        int level = entry.getLevel().intValue();
        if (level >= Level.SEVERE.intValue()) {
            log.error("{}", text);
        } else if (level >= Level.WARNING.intValue()) {
            log.warn("{}", text);
        } else {
            log.debug("{}", text);
        }
    }

    @Override
    public void flush() {
        // Nothing is held back here.
    }

    @Override
    public void close() {
        // Nothing is open here.
    }
}
