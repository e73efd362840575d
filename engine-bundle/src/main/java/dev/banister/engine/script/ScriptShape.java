package dev.banister.engine.script;

import dev.banister.engine.script.Statement.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at the statements of a script in their order and notes those that must not stand there: what ends the engine's
 * transaction, unless all of the script is between one BEGIN and one COMMIT; settings that a transaction would ignore,
 * anywhere but at the script's head and end; what is not for the database at all.
 */
final class ScriptShape {

    private enum Wrapping {
        NOTHING_YET,
        OPEN,
        CLOSED,
        /** There is none. */
        BROKEN
    }

    private final boolean transaction;
    private final List<LexedStatement> controls = new ArrayList<>();
    private final List<LexedStatement> leaving = new ArrayList<>();
    private final List<LexedStatement> clientCommands = new ArrayList<>();
    private final List<LexedStatement> refused = new ArrayList<>();
    private final List<LexedStatement> leftOut = new ArrayList<>();
    private final List<LexedStatement> lateFrames = new ArrayList<>();
    private final List<LexedStatement> tailFrames = new ArrayList<>();
    private Wrapping wrapping = Wrapping.NOTHING_YET;
    private boolean headEnded;

    ScriptShape(Directives directives) {
        this.transaction = directives.transaction();
    }

    void add(LexedStatement statement) {
        LexedStatement.Nature nature = statement.nature();
        if (nature.control() != TransactionControl.NONE) {
            controls.add(statement);
        }
        if (nature.leavesDatabase()) {
            leaving.add(statement);
        }
        if (nature.clientCommand()) {
            clientCommands.add(statement);
        }
        if (nature.refusal().isPresent()) {
            refused.add(statement);
        }
        if (nature.leftOut()) {
            leftOut.add(statement);
        }
        if (nature.kind() == Kind.FRAME) {
            frame(statement);
        } else {
            wrapping = wrapping(nature.control());
            other(statement);
        }
    }

    private void frame(LexedStatement statement) {
        if (wrapping == Wrapping.OPEN) {
            lateFrames.add(statement);
        } else if (headEnded) {
            tailFrames.add(statement);
        }
    }

    private void other(LexedStatement statement) {
        headEnded |= statement.isOwn();
        lateFrames.addAll(tailFrames);
        tailFrames.clear();
    }

    private Wrapping wrapping(TransactionControl control) {
        return switch (wrapping) {
            case NOTHING_YET -> control == TransactionControl.BEGIN ? Wrapping.OPEN : Wrapping.BROKEN;
            case OPEN ->
                switch (control) {
                    case NONE -> Wrapping.OPEN;
                    case COMMIT -> Wrapping.CLOSED;
                    default -> Wrapping.BROKEN;
                };
            default -> Wrapping.BROKEN;
        };
    }

    /** Empty if they wrap all of the script. */
    List<LexedStatement> controls() {
        return wrapping == Wrapping.CLOSED ? List.of() : controls;
    }

    List<LexedStatement> leaving() {
        return leaving;
    }

    List<LexedStatement> clientCommands() {
        return clientCommands;
    }

    /** What no script must have. */
    List<LexedStatement> refused() {
        return refused;
    }

    /** What is not sent. */
    List<LexedStatement> leftOut() {
        return leftOut;
    }

    /** Settings that would have no effect; without a transaction each has. */
    List<LexedStatement> lateFrames() {
        return transaction ? lateFrames : List.of();
    }
}
