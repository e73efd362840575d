package dev.banister.engine.script;

import java.util.Locale;

/** The first three tokens of a statement, in upper case, without the brackets that may stand around a query. */
final class FirstWords {

    /** What stands in for a quoted token: its text is nobody's keyword. */
    private static final String QUOTED = "'";

    private String first = "";
    private String second = "";
    private String third = "";
    private int count;

    void word(String text, int from, int to) {
        if (count < 3) {
            add(text.substring(from, to).toUpperCase(Locale.ROOT));
        } else {
            count++;
        }
    }

    void quoted() {
        add(QUOTED);
    }

    void sign(char sign) {
        if (sign != '(' || count > 0) {
            add(count < 3 ? String.valueOf(sign) : "");
        }
    }

    private void add(String token) {
        switch (count++) {
            case 0 -> first = token;
            case 1 -> second = token;
            case 2 -> third = token;
            default -> {}
        }
    }

    String first() {
        return first;
    }

    String second() {
        return second;
    }

    TransactionControl control() {
        return switch (first) {
            // MariaDB's BEGIN NOT ATOMIC opens a block, not a transaction.
            case "BEGIN" -> "NOT".equals(second) ? TransactionControl.NONE : TransactionControl.BEGIN;
            case "START" -> TransactionControl.BEGIN.when("TRANSACTION".equals(second));
            case "COMMIT", "END" -> isPlain() ? TransactionControl.COMMIT : TransactionControl.OTHER;
            case "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE", "XA" -> TransactionControl.OTHER;
            case "PREPARE" -> TransactionControl.OTHER.when("COMMIT".equals(second) || "TRANSACTION".equals(second));
            case "SET" -> TransactionControl.OTHER.when(setsAutocommit());
            default -> TransactionControl.NONE;
        };
    }

    private boolean isPlain() {
        return count == 1 || (count == 2 && ("WORK".equals(second) || "TRANSACTION".equals(second)));
    }

    private boolean setsAutocommit() {
        boolean scoped = "SESSION".equals(second) || "LOCAL".equals(second) || "GLOBAL".equals(second);
        return "AUTOCOMMIT".equals(scoped ? third : second);
    }
}
