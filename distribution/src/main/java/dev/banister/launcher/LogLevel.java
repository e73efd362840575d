package dev.banister.launcher;

/** How much is logged, unless the user has decided; {@code conf/logback.xml} reads it. */
final class LogLevel {

    private static final String PROPERTY = "banister.log.level";
    private static final String ENGINE = "banister.log.engine";

    private LogLevel() {}

    /**
     * Before the first logger is asked for.
     *
     * @param verbose does the user want to see more?
     */
    static void set(Mode mode, boolean verbose) {
        if (System.getProperty(PROPERTY) != null) {
            return;
        }
        System.setProperty(PROPERTY, mode == Mode.COMMAND ? "WARN" : "INFO");
        if (mode == Mode.COMMAND && !verbose) {
            // The command prints what the engine found; a log would say it twice.
            System.setProperty(ENGINE, "OFF");
        }
    }
}
