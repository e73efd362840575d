package dev.banister.engine.script;

/**
 * Works out what a statement is from its tokens. With a delimiter of the author's own it may consist of several, parted
 * by semicolons, which the database runs one after the other.
 */
final class StatementClass {

    private final ScriptSyntax syntax;
    private FirstWords words = new FirstWords();
    private TransactionControl control = TransactionControl.NONE;
    private boolean partEnded;
    private boolean severalParts;

    StatementClass(ScriptSyntax syntax) {
        this.syntax = syntax;
    }

    void word(String text, int from, int to) {
        beginToken();
        words.word(text, from, to);
    }

    void quoted() {
        beginToken();
        words.quoted();
    }

    void sign(char sign) {
        if (sign == ';') {
            partEnded = true;
        } else {
            beginToken();
            words.sign(sign);
        }
    }

    private void beginToken() {
        if (partEnded) {
            severalParts = true;
            partEnded = false;
            notePart();
            words = new FirstWords();
        }
    }

    private void notePart() {
        if (words.control() != TransactionControl.NONE) {
            control = TransactionControl.OTHER;
        }
    }

    Statement.Kind kind() {
        // One of several may commit, whatever the first one is.
        return severalParts ? Statement.Kind.STRUCTURE : syntax.kind(words);
    }

    TransactionControl control() {
        if (severalParts) {
            notePart();
            return control;
        }
        return words.control();
    }
}
