package dev.banister.engine.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits the text of a script into statements in one pass. Knows quotes, comments and bodies, as a {@link ScriptSyntax}
 * describes them, and nothing else of SQL. One instance for one text; not for use by several threads.
 */
final class ScriptLexer {

    /** A comment {@code -- banister: …}: what stands behind the colon. */
    record DirectiveComment(int line, String text) {}

    /** What was opened on that line and never closed. */
    record Unterminated(int line, String what) {}

    private static final String DIRECTIVE = "banister:";

    private final ScriptSyntax syntax;
    private final String text;
    private final int end;
    private final boolean foreignLineEnds;
    private final LineCounter lines;
    private final List<DirectiveComment> directives = new ArrayList<>();
    private final List<LexedStatement> statements = new ArrayList<>();
    private Optional<Unterminated> unterminated = Optional.empty();
    private StatementDelimiter delimiter = StatementDelimiter.SEMICOLON;
    private int position;

    // Of the statement that is being read.
    private final StringBuilder canonical = new StringBuilder();
    private StatementClass statement;
    private int statementStart = -1;
    private int statementLine;
    private int statementEnd;
    private boolean gap;

    ScriptLexer(ScriptSyntax syntax, String text) {
        this.syntax = syntax;
        this.text = text;
        this.end = text.length();
        this.foreignLineEnds = text.indexOf('\r') >= 0;
        this.lines = new LineCounter(text);
        this.statement = new StatementClass(syntax);
    }

    /** Reads up to the first token that is no comment; to be called once, before {@link #statements}. */
    List<DirectiveComment> head() {
        boolean inHead = true;
        while (inHead && position < end) {
            inHead = skipGap();
        }
        List<DirectiveComment> head = List.copyOf(directives);
        directives.clear();
        return head;
    }

    /** Reads the rest. */
    List<LexedStatement> statements(StatementDelimiter ending) {
        delimiter = ending;
        while (position < end) {
            if (delimiter.isAt(text, position)) {
                finishStatement();
                position += delimiter.length();
            } else if (!skipGap()) {
                readToken();
            }
        }
        finishStatement();
        return statements;
    }

    /** The directives that stand where they have no effect: behind the script's first token. */
    List<DirectiveComment> misplacedDirectives() {
        return directives;
    }

    Optional<Unterminated> unterminated() {
        return unterminated;
    }

    /** Skips one blank or comment, if there is one. */
    private boolean skipGap() {
        char c = text.charAt(position);
        if (isBlank(c)) {
            position++;
        } else if ((c == '-' && next() == '-') || (c == '/' && next() == '/' && syntax.slashComments())) {
            skipLineComment();
        } else if (c == '/' && next() == '*') {
            skipBlockComment();
        } else {
            return false;
        }
        gap = true;
        return true;
    }

    private void skipLineComment() {
        int start = position;
        while (position < end && text.charAt(position) != '\n' && text.charAt(position) != '\r') {
            position++;
        }
        int word = start + 2;
        while (word < position && isBlank(text.charAt(word))) {
            word++;
        }
        boolean directive = text.charAt(start) == '-'
                && position - word >= DIRECTIVE.length()
                && text.regionMatches(true, word, DIRECTIVE, 0, DIRECTIVE.length());
        if (directive) {
            String content = text.substring(word + DIRECTIVE.length(), position);
            directives.add(new DirectiveComment(lines.lineAt(start), content));
        }
    }

    private void skipBlockComment() {
        int start = position;
        int depth = 1;
        position += 2;
        while (depth > 0) {
            if (position + 1 >= end) {
                fail(start, "comment");
                return;
            }
            char c = text.charAt(position);
            char following = text.charAt(position + 1);
            if (c == '*' && following == '/') {
                depth--;
                position += 2;
            } else if (c == '/' && following == '*' && syntax.nestedComments()) {
                depth++;
                position += 2;
            } else {
                position++;
            }
        }
    }

    private void readToken() {
        int start = position;
        char c = text.charAt(position);
        if (isQuote(c)) {
            readQuoted(c);
            statement.quoted();
        } else if (c == '$' && next() == '$' && syntax.dollarBodies()) {
            readBody();
            statement.quoted();
        } else if (isNamePart(c)) {
            readWord();
            statement.word(text, start, position);
        } else {
            position++;
            statement.sign(c);
        }
        keep(start);
    }

    private boolean isQuote(char c) {
        return c == '\'' || c == '"' || (c == '`' && syntax.backtickNames());
    }

    private void readQuoted(char quote) {
        int start = position;
        int close = text.indexOf(quote, position + 1);
        while (close >= 0 && close + 1 < end && text.charAt(close + 1) == quote) {
            close = text.indexOf(quote, close + 2);
        }
        if (close < 0) {
            fail(start, quote == '\'' ? "text in quotes" : "quoted name");
        } else {
            position = close + 1;
        }
    }

    private void readBody() {
        int close = text.indexOf("$$", position + 2);
        if (close < 0) {
            fail(position, "body $$ … $$");
        } else {
            position = close + 2;
        }
    }

    /** A name, keyword or number. A name may hold {@code $$}, so that does not begin a body. */
    private void readWord() {
        position++;
        boolean plain = delimiter == StatementDelimiter.SEMICOLON;
        while (position < end && isNamePart(text.charAt(position)) && (plain || !delimiter.isAt(text, position))) {
            position++;
        }
    }

    private void keep(int start) {
        if (statementStart < 0) {
            statementStart = start;
            statementLine = lines.lineAt(start);
        } else if (gap) {
            canonical.append(' ');
        }
        gap = false;
        statementEnd = position;
        if (foreignLineEnds) {
            appendWithLineFeeds(start);
        } else {
            canonical.append(text, start, position);
        }
    }

    private void appendWithLineFeeds(int start) {
        for (int i = start; i < position; i++) {
            char c = text.charAt(i);
            if (c != '\r') {
                canonical.append(c);
            } else if (i + 1 == end || text.charAt(i + 1) != '\n') {
                canonical.append('\n');
            }
        }
    }

    private void finishStatement() {
        if (statementStart >= 0) {
            statements.add(new LexedStatement(
                    statementLine,
                    text.substring(statementStart, statementEnd),
                    canonical.toString(),
                    statement.kind(),
                    statement.control()));
            canonical.setLength(0);
            statement = new StatementClass(syntax);
            statementStart = -1;
        }
        gap = false;
    }

    private void fail(int start, String what) {
        unterminated = Optional.of(new Unterminated(lines.lineAt(start), what));
        position = end;
    }

    private char next() {
        return position + 1 < end ? text.charAt(position + 1) : '\0';
    }

    private static boolean isNamePart(char c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
        }
        return Character.isJavaIdentifierPart(c);
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || (c > 0x7f && Character.isSpaceChar(c));
    }
}
