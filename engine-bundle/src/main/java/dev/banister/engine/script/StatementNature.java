package dev.banister.engine.script;

import dev.banister.engine.script.LexedStatement.Nature;

/**
 * Works out what a statement is from its tokens, one statement after the other. With a delimiter of the author's own a
 * statement may consist of several parts with semicolons between, which the database runs one after the other.
 */
final class StatementNature {

    private final Grammar grammar;
    private final Words words;
    private boolean ownDelimiter;
    private Body body = Body.NONE;
    private TransactionControl controlOfParts = TransactionControl.NONE;
    private boolean partEnded;
    private boolean severalParts;
    private boolean known;

    StatementNature(Grammar grammar, Window window) {
        this.grammar = grammar;
        this.words = new Words(window);
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
    }

    void word(int from, int to) {
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
        if (!known) {
            beginToken();
            words.addQuoted(from, to);
            body = body.word(Words.QUOTED);
        }
    }

    void sign(int at, char sign) {
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
    }

    Body body() {
        return body;
    }

    Nature nature() {
        if (severalParts) {
            notePart();
            // One of several may commit, whatever the first one is.
            return new Nature(Statement.Kind.STRUCTURE, controlOfParts, grammar.leavesDatabase(words), false);
        }
        TransactionControl control = body.endsTransaction() ? TransactionControl.OTHER : TransactionControl.of(words);
        return new Nature(grammar.kind(words), control, grammar.leavesDatabase(words), grammar.isClientCommand(words));
    }
}
