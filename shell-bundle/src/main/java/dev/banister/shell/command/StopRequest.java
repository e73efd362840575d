package dev.banister.shell.command;

/** The wish of a person that a command ends, such as Ctrl-C in a shell. It can be made again. Safe for several threads. */
public final class StopRequest {

    private boolean made;
    private Runnable listener = () -> {};

    /** Asks the command to end; whoever listens is told each time. */
    public synchronized void make() {
        made = true;
        listener.run();
    }

    synchronized boolean isMade() {
        return made;
    }

    /** Tells of requests from now on, and at once of one that was made before. */
    synchronized void onRequest(Runnable tell) {
        listener = tell;
        if (made) {
            tell.run();
        }
    }
}
