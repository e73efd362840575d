package dev.banister.engine.dialect;

/** What a database can tell of a session that may have ended. */
public enum SessionLife {
    /** It is still there, and may be running a statement. */
    ALIVE,
    /** It is there, but nothing that its runner began is under way; once its lease has expired, it counts as gone. */
    IDLE,
    /** It is not there any more, and nothing that it began is still going on. */
    GONE,
    /** The database does not let this user see other sessions. */
    UNKNOWN
}
