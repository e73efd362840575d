package dev.banister.shell.command;

/** What a command returns to the shell that called it. */
public final class ExitCode {

    /** Done, or nothing to do. */
    public static final int DONE = 0;

    /** A migration failed, or Banister did. */
    public static final int FAILED = 1;

    /** The command line makes no sense. */
    public static final int USAGE = 2;

    /** {@code check}: something is pending. */
    public static final int PENDING = 3;

    /** Refused, to keep the data safe; or something is wrong. */
    public static final int REFUSED = 4;

    /** The database cannot be reached. */
    public static final int UNREACHABLE = 5;

    private ExitCode() {}
}
