package dev.banister.engine.osgi;

import org.osgi.framework.BundleContext;

/** What this framework was started for. */
enum RunMode {
    /** To stay: modules come and go, and databases are upgraded by themselves. */
    HOST,
    /** To carry out one command: nothing is done that nobody asked for. */
    COMMAND;

    private static final String PROPERTY = "banister.mode";

    static RunMode of(BundleContext context) {
        return "command".equals(context.getProperty(PROPERTY)) ? COMMAND : HOST;
    }
}
