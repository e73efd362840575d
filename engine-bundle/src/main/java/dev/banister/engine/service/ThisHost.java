package dev.banister.engine.service;

import dev.banister.engine.dialect.HostName;

/** Who and where we are, for the log. */
final class ThisHost {

    private ThisHost() {}

    static String user() {
        return System.getProperty("user.name", "unknown");
    }

    static String name() {
        return HostName.get();
    }
}
