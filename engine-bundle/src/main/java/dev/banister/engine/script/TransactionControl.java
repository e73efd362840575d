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

    private static final Set<String> SCOPES = Set.of("SESSION", "LOCAL", "GLOBAL");

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
        for (int i = 1; i < words.known(); i++) {
            if ("AUTOCOMMIT".equals(words.at(i)) && isSet(words, i)) {
                return true;
            }
        }
        return false;
    }

    /** A variable of the author's own has one {@code @} in front, one of the server may have two. */
    private static boolean isSet(Words words, int index) {
        String before = words.at(index - 1);
        boolean first = index == 1 || SCOPES.contains(before);
        boolean own = "@".equals(before) && !"@".equals(words.at(index - 2));
        boolean assigned = "=".equals(words.at(index + 1)) || ":".equals(words.at(index + 1));
        return first || (assigned && !own);
    }
}
