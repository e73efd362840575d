package dev.banister.engine.script;

import java.util.Optional;

/**
 * A statement as the lexer cut it out of its file.
 *
 * @param canonical the text with comments left out and white space between tokens made one blank
 * @param nature what it does
 */
record LexedStatement(int line, String text, Optional<Data> data, String canonical, Nature nature) {

    /**
     * What the words of a statement tell.
     *
     * @param control what is to be refused, or taken as a wrapping
     * @param leavesDatabase does it leave the database that the engine was told to work on?
     * @param clientCommand is it one for the product's own client?
     * @param leftOut is it not to be sent, since the lease does what it is for?
     * @param refusal why it must not stand in a script
     */
    record Nature(
            Statement.Kind kind,
            TransactionControl control,
            boolean leavesDatabase,
            boolean clientCommand,
            boolean leftOut,
            Optional<Refusal> refusal) {}

    /**
     * Lines that follow it.
     *
     * @param line of the file on which they begin
     * @param from where they begin in the file, in characters
     * @param hash with line ends normalised
     */
    record Data(int line, long from, long to, String hash) {}

    /** Is it one of the script's own, which is run? */
    boolean isOwn() {
        return nature.control() == TransactionControl.NONE && !nature.leftOut();
    }

    /**
     * @param number counted from 1
     * @param file whose text it was cut out of
     */
    Statement numbered(int number, ScriptText file, Digest digest) {
        String hash =
                digest.of(data.map(lines -> canonical + "\n" + lines.hash()).orElse(canonical));
        return new Statement(
                number,
                line,
                text,
                data.map(lines -> new StatementData(file, lines.line(), lines.from(), lines.to())),
                hash,
                nature.kind());
    }
}
