package dev.banister.api.admin;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who has the right to run migrations on a database, as the database knew it at one moment; all times are those of its
 * clock. Immutable.
 */
@ProviderType
public interface LeaseHolder {

    /** What is known of the holder's session. */
    enum Session {
        /** It is there, and may be running a statement. */
        ALIVE,
        /** It is there, and nothing that it began is under way. */
        IDLE,
        /** It has ended. */
        GONE,
        /** This database user may not see it. */
        UNKNOWN
    }

    /** Who, for people: user, host and process. */
    String holder();

    Instant since();

    /** When the holder last said that it is alive, which it does every few seconds. */
    Instant heartbeatAt();

    /** Until when its word is good. */
    Instant expiresAt();

    /** Is it not good any more? */
    boolean expired();

    Session session();

    /** The script and statement that it was at with its last heartbeat; empty text if it has not said so. */
    String doing();

    /** What tells this holding of the lease from every other one. */
    long token();
}
