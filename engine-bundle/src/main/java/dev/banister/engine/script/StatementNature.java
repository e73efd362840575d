package dev.banister.engine.script;

import dev.banister.engine.script.LexedStatement.Nature;
import java.util.Optional;

/**
 * Works out what a statement is from its tokens, one statement after the other. With a delimiter of the author's own a
 * statement may consist of several parts with semicolons between, which the database runs one after the other.
 */
final class StatementNature {

    private final Grammar grammar;
    private final Words words;
    private final RefusedCalls calls;
    private boolean ownDelimiter;
    private Body body = Body.NONE;
    private TransactionControl controlOfParts = TransactionControl.NONE;
    private boolean partEnded;
    private boolean severalParts;
    private boolean known;
    private Optional<Refusal> refusalOfParts = Optional.empty();

    StatementNature(Grammar grammar, Window window) {
        this.grammar = grammar;
        this.words = new Words(window);
        this.calls = new RefusedCalls(grammar.refusedCalls(), words);
    }

    /** @param own is what ends the statement something else than a semicolon? */
    void begin(boolean own) {
        ownDelimiter = own;
        words.clear();
        body = Body.NONE;
        controlOfParts = TransactionControl.NONE;
        partEnded = false;
        severalParts = false;
        known = false;
        calls.clear();
        refusalOfParts = Optional.empty();
    }

    void word(int from, int to) {
        calls.word(from, to);
        if (known) {
            return;
        }
        beginToken();
        words.add(from, to);
        if (words.count() == 1) {
            String first = words.first();
            body = grammar.body(first);
            known = !ownDelimiter && grammar.isPlainData(first);
        } else if (body != Body.NONE) {
            body = body.word(words.word(from, to));
        }
    }

    void quoted(int from, int to) {
        calls.sign(Words.QUOTED.charAt(0));
        if (!known) {
            beginToken();
            words.addQuoted(from, to);
            body = body.word(Words.QUOTED);
        }
    }

    void sign(int at, char sign) {
        calls.sign(sign);
        if (known) {
            return;
        }
        if (sign == ';' && body == Body.NONE) {
            partEnded = true;
        } else {
            beginToken();
            words.addSign(at);
            body = body.sign(sign);
        }
    }

    private void beginToken() {
        if (partEnded) {
            severalParts = true;
            partEnded = false;
            notePart();
            words.clear();
        }
    }

    private void notePart() {
        if (TransactionControl.of(words) != TransactionControl.NONE) {
            controlOfParts = TransactionControl.OTHER;
        }
        if (refusalOfParts.isEmpty()) {
            refusalOfParts = grammar.isLeftOut(words) ? Optional.of(Refusal.TABLE_LOCK) : refusal();
        }
    }

    Body body() {
        return body;
    }

    Nature nature() {
        if (severalParts) {
            notePart();
            // One of several may commit, whatever the first one is.
            return new Nature(
                    Statement.Kind.STRUCTURE,
                    controlOfParts,
                    grammar.leavesDatabase(words),
                    false,
                    false,
                    refusalOfParts);
        }
        TransactionControl control = body.endsTransaction() ? TransactionControl.OTHER : TransactionControl.of(words);
        return new Nature(
                grammar.kind(words),
                control,
                grammar.leavesDatabase(words),
                grammar.isClientCommand(words),
                grammar.isLeftOut(words),
                refusal());
    }

    private Optional<Refusal> refusal() {
        Optional<Refusal> ofWords = grammar.refusal(words);
        return ofWords.isPresent() || grammar.isDefinition(words) ? ofWords : calls.called();
    }
}
