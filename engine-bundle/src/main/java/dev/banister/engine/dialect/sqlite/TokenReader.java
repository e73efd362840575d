package dev.banister.engine.dialect.sqlite;

import java.util.ArrayList;
import java.util.List;

/** Goes through the tokens of one statement. For one thread. */
final class TokenReader {

    private static final Token END = new Token(Token.Kind.SIGN, "\0", 0, 0);

    private final String sql;
    private final List<Token> tokens;
    private int position;

    TokenReader(String sql) {
        this.sql = sql;
        this.tokens = Token.of(sql);
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        int at = position + ahead;
        return at < tokens.size() ? tokens.get(at) : END;
    }

    Token next() {
        Token token = peek();
        position++;
        return token;
    }

    boolean atEnd() {
        return position >= tokens.size();
    }

    int position() {
        return position;
    }

    /** Passes these words if they are next. */
    boolean take(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!peek(i).isWord(words[i])) {
                return false;
            }
        }
        position += words.length;
        return true;
    }

    boolean take(char sign) {
        boolean here = peek().isSign(sign);
        position += here ? 1 : 0;
        return here;
    }

    /** @throws IllegalArgumentException if something else is next */
    void require(char sign) {
        if (!take(sign)) {
            throw new IllegalArgumentException("'" + sign + "' is expected in front of: " + rest());
        }
    }

    private String rest() {
        return atEnd() ? "the end" : sql.substring(peek().start());
    }

    /** A name, with quotes or without. */
    String name() {
        Token token = next();
        if (token.kind() == Token.Kind.SIGN) {
            throw new IllegalArgumentException("a name is expected in front of: " + rest());
        }
        return token.name();
    }

    /** The text from that token to the last that was passed. */
    String since(int first) {
        return first >= position
                ? ""
                : sql.substring(
                        tokens.get(first).start(), tokens.get(position - 1).end());
    }

    /** What stands in the brackets that open here. */
    String bracketed() {
        require('(');
        int first = position;
        skipToClosing();
        String inside = since(first);
        require(')');
        return inside;
    }

    /** The same, parted at its commas. */
    List<String> parts() {
        require('(');
        List<String> parts = new ArrayList<>();
        do {
            int first = position;
            skipTo(',');
            parts.add(since(first));
        } while (take(','));
        require(')');
        return parts;
    }

    private void skipToClosing() {
        skipTo(')');
    }

    /** To that sign, or to the bracket that closes what we are in. */
    private void skipTo(char sign) {
        int depth = 0;
        while (!atEnd() && (depth > 0 || !(peek().isSign(sign) || peek().isSign(')')))) {
            depth += peek().isSign('(') ? 1 : peek().isSign(')') ? -1 : 0;
            position++;
        }
    }

    /** To the end of the statement. */
    String toEnd() {
        int first = position;
        position = tokens.size();
        return since(first);
    }
}
