package dev.banister.engine.script;

import dev.banister.engine.script.ScriptSyntax.Trait;

/**
 * Reads blanks, comments and tokens as a {@link ScriptSyntax} describes them, and knows nothing else of SQL. Together they
 * make up the text: nothing is left out. For one thread.
 */
final class TokenScanner {

    enum Token {
        /** Blanks or a comment. */
        GAP,
        WORD,
        /** A text or a name in quotes. */
        QUOTED,
        /** One character. */
        SIGN,
        /** Belongs to the statement and is no word of it. */
        HIDDEN
    }

    private static final String DIRECTIVE = "banister:";
    private static final String TEXT = "text in quotes";
    private static final String NAME = "quoted name";

    private final CharKinds kinds;
    private final boolean slashComments;
    private final boolean dashesNeedBlank;
    private final boolean dollarTags;
    private final boolean escapeTexts;
    private final boolean backslashes;
    private final QuoteEnds quotes;
    private final CommentEnds comments;
    private final LineCounter lines;
    private final ScriptNotes notes;
    private final char[] text;
    private final int end;
    private final boolean last;
    private StatementDelimiter delimiter = StatementDelimiter.SEMICOLON;
    private int start;
    private int position;
    private int executable;
    private int executableStart;

    TokenScanner(ScriptSyntax syntax, Window window, LineCounter lines, ScriptNotes notes) {
        this.kinds = new CharKinds(syntax);
        this.slashComments = syntax.has(Trait.SLASH_COMMENTS);
        this.dashesNeedBlank = syntax.has(Trait.DASHES_NEED_BLANK);
        this.comments = new CommentEnds(syntax, window);
        this.dollarTags = syntax.has(Trait.DOLLAR_TAGS);
        this.escapeTexts = syntax.has(Trait.ESCAPE_TEXTS);
        this.backslashes = syntax.has(Trait.BACKSLASHES);
        this.quotes = new QuoteEnds(kinds, escapeTexts, window);
        this.lines = lines;
        this.notes = notes;
        this.text = window.text();
        this.end = window.end();
        this.last = window.isLast();
    }

    boolean atEnd() {
        return position >= end;
    }

    /** Where the token begins that was read last. */
    int start() {
        return start;
    }

    int position() {
        return position;
    }

    /** Goes back to the beginning of the token that was read last, which is the script's first. */
    void unread() {
        position = start;
        executable = 0;
    }

    void moveTo(int newPosition) {
        position = newPosition;
    }

    StatementDelimiter delimiter() {
        return delimiter;
    }

    void endStatementsWith(StatementDelimiter ending) {
        delimiter = ending;
    }

    /** Does a statement end here, unless it is one with a body that is still open? */
    boolean isAtDelimiter() {
        boolean here =
                delimiter == StatementDelimiter.SEMICOLON ? text[position] == ';' : delimiter.isAt(text, position, end);
        if (here && delimiter.isAlone() && !last && lineEnd(position) == end) {
            // Whether it is alone on its line is not known before more is read.
            position = end;
            return false;
        }
        return here && executable == 0;
    }

    /** To be called at the end of the text. */
    void requireClosed() {
        if (executable > 0) {
            notes.unterminated(lines.lineAt(executableStart), "executable comment");
        }
    }

    /** Reads what is next; not to be called at the end. */
    Token read() {
        start = position;
        char c = text[position++];
        return switch (kinds.of(c)) {
            case CharKinds.BLANK -> blanks();
            case CharKinds.WORD -> word(c);
            case CharKinds.QUOTE -> quoted(c);
            case CharKinds.DASH -> dash();
            case CharKinds.SLASH -> slash();
            case CharKinds.HASH -> lineComment();
            case CharKinds.DOLLAR -> dollar();
            case CharKinds.BRACKET -> quoted(quotes.bracketed(position), NAME);
            case CharKinds.BACKSLASH -> backslash();
            case CharKinds.STAR -> star();
            default -> Token.SIGN;
        };
    }

    /** Skips the rest of the line, and notes it as a command that only the product's own client understands. */
    Token command() {
        position = lineEnd(position);
        notes.command(lines.lineAt(start), new String(text, start, position - start));
        return Token.GAP;
    }

    /** In MariaDB {@code \\N} is a word for NULL. */
    private Token backslash() {
        return backslashes && isAt(position, 'N') ? Token.SIGN : command();
    }

    int lineEnd(int from) {
        int to = from;
        while (to < end && text[to] != '\n' && text[to] != '\r') {
            to++;
        }
        return to;
    }

    private Token blanks() {
        while (position < end && kinds.of(text[position]) == CharKinds.BLANK) {
            position++;
        }
        return Token.GAP;
    }

    /** A name, keyword or number. A name may hold dollars, so those do not begin a text. */
    private Token word(char first) {
        boolean plain = delimiter == StatementDelimiter.SEMICOLON;
        int to = position;
        while (to < end && kinds.isNamePart(text[to]) && (plain || !delimiter.isAt(text, to, end))) {
            to++;
        }
        position = to;
        boolean escapes = escapeTexts && to - start == 1 && (first == 'E' || first == 'e') && isAt(to, '\'');
        if (escapes) {
            return quoted(quotes.escaped(to + 1, '\''), TEXT);
        }
        return Token.WORD;
    }

    private Token quoted(char quote) {
        boolean escapes = backslashes && quote != '`';
        String what = quote == '\'' || escapes ? TEXT : NAME;
        return quoted(escapes ? quotes.escaped(position, quote) : quotes.plain(position, quote), what);
    }

    private Token quoted(int behind, String what) {
        if (behind == QuoteEnds.NONE) {
            return unterminated(what);
        }
        position = behind;
        return Token.QUOTED;
    }

    private Token dollar() {
        int behindTag = quotes.dollarTag(start, dollarTags);
        if (behindTag == QuoteEnds.NONE) {
            return word('$');
        }
        String tag = new String(text, start, behindTag - start);
        return quoted(quotes.dollars(start, tag.length()), "body " + tag + " … " + tag);
    }

    private Token dash() {
        boolean comment = isAt(position, '-')
                && (!dashesNeedBlank
                        || position + 1 >= end
                        || text[position + 1] <= ' '
                        || isAt(position + 1, '\u007f'));
        return comment ? lineComment() : Token.SIGN;
    }

    private Token slash() {
        if (isAt(position, '*')) {
            return comments.isCode(position) ? executable() : blockComment();
        }
        return slashComments && isAt(position, '/') ? lineComment() : Token.SIGN;
    }

    private Token lineComment() {
        position = lineEnd(position);
        int word = start + 2;
        while (word < position && kinds.of(text[word]) == CharKinds.BLANK) {
            word++;
        }
        int content = word + DIRECTIVE.length();
        if (text[start] == '-'
                && content <= position
                && DIRECTIVE.equalsIgnoreCase(new String(text, word, DIRECTIVE.length()))) {
            notes.directive(lines.lineAt(start), new String(text, content, position - content));
        }
        return Token.GAP;
    }

    private Token blockComment() {
        int behind = comments.behind(position);
        if (behind == QuoteEnds.NONE) {
            unterminated("comment");
        } else {
            position = behind;
        }
        return Token.GAP;
    }

    /** Reads what opens it, with the version that it is for. */
    private Token executable() {
        if (executable++ == 0) {
            executableStart = start;
        }
        position = comments.behindVersion(position);
        return Token.HIDDEN;
    }

    private Token star() {
        if (executable == 0 || !isAt(position, '/')) {
            return Token.SIGN;
        }
        executable--;
        position++;
        return Token.HIDDEN;
    }

    private boolean isAt(int at, char c) {
        return at < end && text[at] == c;
    }

    private Token unterminated(String what) {
        if (last) {
            notes.unterminated(lines.lineAt(start), what);
        }
        position = end;
        return Token.QUOTED;
    }
}
