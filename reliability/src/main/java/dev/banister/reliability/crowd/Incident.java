package dev.banister.reliability.crowd;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * What befalls a runner between two of its transactions, while the others have not begun or are at work.
 *
 * @param lingersAt the script before which it happens, counted from 1 as the runner begins them
 * @param happens what
 * @param lasts until it has to go on, if it can
 */
public record Incident(int lingersAt, Kind happens, Duration lasts) {

    static final Incident NONE = new Incident(0, Kind.NOTHING, Duration.ZERO);

    /** What can happen. */
    enum Kind {
        NOTHING,
        /** It is stopped by SIGSTOP, and goes on later. */
        FREEZE,
        /** It is ended by SIGKILL. */
        KILL
    }

    /** It is frozen for so long. */
    public static Incident frozen(int lingersAt, Duration lasts) {
        return new Incident(lingersAt, Kind.FREEZE, lasts);
    }

    /** It is killed. */
    public static Incident killed(int lingersAt) {
        return new Incident(lingersAt, Kind.KILL, Duration.ZERO);
    }

    /** It takes its time and nothing else. */
    public static Incident none(int lingersAt) {
        return new Incident(lingersAt, Kind.NOTHING, Duration.ZERO);
    }

    void strike(MemberProcess member) {
        member.awaitLingering();
        if (happens == Kind.FREEZE) {
            member.freeze();
        } else if (happens == Kind.KILL) {
            member.kill();
        }
    }

    void afterwards(MemberProcess member) {
        if (happens == Kind.FREEZE) {
            long end = System.nanoTime() + lasts.toNanos();
            while (System.nanoTime() - end < 0) {
                LockSupport.parkNanos(end - System.nanoTime());
            }
            member.wake();
        }
    }
}
