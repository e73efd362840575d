package dev.banister.launcher;

/** The exit codes that the launcher itself gives; those of a command are the shell's. */
final class ExitCodes {

    /** Done; also of a host that was told to stop and has stopped in order. */
    static final int DONE = 0;

    static final int FAILED = 1;

    static final int WRONG_USAGE = 2;

    /** Not done, since something stands in the way; nothing was changed. */
    static final int REFUSED = 4;

    private ExitCodes() {}
}
