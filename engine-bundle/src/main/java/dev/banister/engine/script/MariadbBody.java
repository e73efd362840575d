package dev.banister.engine.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * The body of a trigger, event, procedure or function of MariaDB, a package, or a block. A word opens or closes something
 * only where a statement may begin, since most of them are names and functions elsewhere; only {@code CASE} opens
 * everywhere.
 */
final class MariadbBody implements Body {

    /** Where the next statement inside begins. */
    enum Seeks {
        /** With the next token. */
        NEXT,
        /** At the first word that begins a statement: there is a head in front. */
        SOMEWHERE,
        /** It has begun already. */
        NOTHING
    }

    private enum Open {
        NOTHING,
        BLOCK,
        PACKAGE,
        IF,
        /** WHILE or FOR: its statements begin behind DO. */
        COUNTED,
        CASE,
        /** A CASE that has a value. */
        EXPRESSION
    }

    private static final Set<String> STATEMENTS = Set.of(
            "ALTER",
            "ANALYZE",
            "CALL",
            "CREATE",
            "DELETE",
            "DO",
            "DROP",
            "EXECUTE",
            "GRANT",
            "INSERT",
            "LOAD",
            "REPLACE",
            "RESIGNAL",
            "RETURN",
            "REVOKE",
            "SELECT",
            "SET",
            "SIGNAL",
            "TRUNCATE",
            "UPDATE",
            "VALUES",
            "WITH");

    private static final Set<String> END_TRANSACTION = Set.of("COMMIT", "ROLLBACK", "SAVEPOINT", "START", "XA");

    private final boolean runsAtOnce;
    private final Deque<Open> open = new ArrayDeque<>();
    private Seeks seeks;
    private int brackets;
    private String before = "";
    private boolean mayBeLabel;
    private boolean declares;
    private boolean until;
    private boolean endsTransaction;

    private MariadbBody(Seeks seeks, Open opened, boolean runsAtOnce) {
        this.seeks = seeks;
        this.runsAtOnce = runsAtOnce;
        if (opened != Open.NOTHING) {
            open.push(opened);
        }
    }

    static MariadbBody ofRoutine(Seeks seeks) {
        return new MariadbBody(seeks, Open.NOTHING, false);
    }

    static MariadbBody ofPackage() {
        return new MariadbBody(Seeks.SOMEWHERE, Open.PACKAGE, false);
    }

    /** {@code BEGIN NOT ATOMIC} stands before. */
    static MariadbBody ofBlock() {
        return new MariadbBody(Seeks.NEXT, Open.BLOCK, true);
    }

    @Override
    public Body word(String word) {
        boolean name = ".".equals(before) || "@".equals(before);
        boolean endOfCase = "CASE".equals(word) && "END".equals(before);
        mayBeLabel = seeks == Seeks.NEXT;
        if (!name && !endOfCase) {
            if (seeks == Seeks.NEXT) {
                begin(word);
            } else if (seeks == Seeks.SOMEWHERE && brackets == 0) {
                head(word);
            } else {
                inside(word);
            }
        }
        before = word;
        return this;
    }

    private void begin(String word) {
        until = "UNTIL".equals(word);
        declares = "DECLARE".equals(word);
        endsTransaction |= runsAtOnce && END_TRANSACTION.contains(word);
        boolean initialisesPackage = "BEGIN".equals(word) && top() == Open.PACKAGE;
        boolean routineOfPackage = "PROCEDURE".equals(word) || "FUNCTION".equals(word);
        if ("END".equals(word)) {
            close();
        } else if ("ELSE".equals(word) || initialisesPackage) {
            seeks = Seeks.NEXT;
        } else if (routineOfPackage) {
            seeks = Seeks.SOMEWHERE;
        } else {
            open(opener(word));
        }
    }

    /** Characteristics of a routine, what a handler is for, the order of triggers. */
    private void head(String word) {
        boolean handled = "FOR".equals(word) && "HANDLER".equals(before);
        boolean type = "SET".equals(word) && ("CHARACTER".equals(before) || "RETURNS".equals(before));
        Open opener = handled ? Open.NOTHING : opener(word);
        if (opener != Open.NOTHING || (STATEMENTS.contains(word) && !type)) {
            declares = false;
            open(opener);
        }
    }

    private void inside(String word) {
        switch (word) {
            case "CASE" -> open.push(Open.EXPRESSION);
            case "END" -> {
                if (until || top() == Open.EXPRESSION) {
                    close();
                }
            }
            case "THEN" -> beginIf(top() == Open.IF || top() == Open.CASE);
            case "DO" -> beginIf(top() == Open.COUNTED);
            case "HANDLER" -> seeks = declares ? Seeks.SOMEWHERE : Seeks.NOTHING;
            default -> {}
        }
    }

    private void beginIf(boolean statementFollows) {
        if (statementFollows) {
            seeks = Seeks.NEXT;
        }
    }

    private static Open opener(String word) {
        return switch (word) {
            case "BEGIN", "LOOP", "REPEAT" -> Open.BLOCK;
            case "IF" -> Open.IF;
            case "WHILE", "FOR" -> Open.COUNTED;
            case "CASE" -> Open.CASE;
            default -> Open.NOTHING;
        };
    }

    private void open(Open opener) {
        if (opener != Open.NOTHING) {
            open.push(opener);
        }
        seeks = opener == Open.BLOCK ? Seeks.NEXT : Seeks.NOTHING;
    }

    private void close() {
        if (top() != Open.EXPRESSION) {
            until = false;
        }
        open.poll();
        seeks = Seeks.NOTHING;
    }

    private Open top() {
        return open.isEmpty() ? Open.NOTHING : open.element();
    }

    @Override
    public Body sign(char sign) {
        if (sign == ';') {
            seeks = Seeks.NEXT;
        } else if (sign == ':' && mayBeLabel) {
            seeks = Seeks.NEXT;
        } else if (seeks == Seeks.NEXT) {
            seeks = Seeks.NOTHING;
        }
        brackets += sign == '(' ? 1 : sign == ')' && brackets > 0 ? -1 : 0;
        mayBeLabel = false;
        before = String.valueOf(sign);
        return this;
    }

    @Override
    public boolean isOpen() {
        return !open.isEmpty();
    }

    @Override
    public boolean endsTransaction() {
        return endsTransaction;
    }
}
