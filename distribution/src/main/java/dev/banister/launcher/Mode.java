package dev.banister.launcher;

/** The three ways to start. */
enum Mode {
    /** A host with a shell on the terminal. */
    SHELL,
    /** A host without a shell. */
    SERVE,
    /** One command, in a framework of its own that is gone afterwards. */
    COMMAND;

    /** As {@code banister.mode} tells the engine. */
    String property() {
        return this == COMMAND ? "command" : "host";
    }
}
