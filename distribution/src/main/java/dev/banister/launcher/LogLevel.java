package dev.banister.launcher;

/** How much is logged, unless the user has decided; {@code conf/logback.xml} reads it. */
final class LogLevel {

    private static final String PROPERTY = "banister.log.level";

    private LogLevel() {}

    /** Before the first logger is asked for. */
    static void set(Mode mode) {
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, mode == Mode.COMMAND ? "WARN" : "INFO");
        }
    }
}
