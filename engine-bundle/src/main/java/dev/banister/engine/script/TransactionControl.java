package dev.banister.engine.script;

/** What a statement does to the transaction that the engine owns. */
enum TransactionControl {
    NONE,
    /** Opens one; harmless as a script's first statement, if the last one is {@link #COMMIT}. */
    BEGIN,
    /** Ends one. */
    COMMIT,
    /** Anything else: ROLLBACK, SAVEPOINT, SET AUTOCOMMIT, XA and the like. */
    OTHER;

    TransactionControl when(boolean applies) {
        return applies ? this : NONE;
    }
}
