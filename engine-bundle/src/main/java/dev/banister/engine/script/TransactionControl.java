package dev.banister.engine.script;

import java.util.Set;

/** What a statement does to the transaction that the engine owns. */
enum TransactionControl {
    NONE,
    /** Opens one; harmless as a script's first statement, if the last one is {@link #COMMIT}. */
    BEGIN,
    /** Ends one. */
    COMMIT,
    /** Anything else: ROLLBACK, SAVEPOINT, SET AUTOCOMMIT, XA and the like. */
    OTHER;

    private static final Set<String> AUTOCOMMIT = Set.of("AUTOCOMMIT");

    /** The same words for every product, so that a script that is refused on one is refused on all. */
    static TransactionControl of(Words words) {
        String second = words.second();
        return switch (words.first()) {
            // MariaDB's BEGIN NOT ATOMIC opens a block, not a transaction.
            case "BEGIN" -> "NOT".equals(second) ? NONE : BEGIN;
            case "START" -> BEGIN.when("TRANSACTION".equals(second));
            case "COMMIT", "END" -> isPlain(words) ? COMMIT : OTHER;
            case "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE", "XA" -> OTHER;
            case "PREPARE" -> OTHER.when("COMMIT".equals(second) || "TRANSACTION".equals(second));
            case "SET" -> OTHER.when("TRANSACTION".equals(second) || setsAutocommit(words));
            default -> NONE;
        };
    }

    private TransactionControl when(boolean applies) {
        return applies ? this : NONE;
    }

    private static boolean isPlain(Words words) {
        boolean noise = "WORK".equals(words.second()) || "TRANSACTION".equals(words.second());
        return words.count() == 1 || (words.count() == 2 && noise);
    }

    private static boolean setsAutocommit(Words words) {
        Assignments assignments = new Assignments(words);
        while (assignments.next()) {
            if (assignments.isNamed(AUTOCOMMIT)) {
                return true;
            }
        }
        return false;
    }
}
