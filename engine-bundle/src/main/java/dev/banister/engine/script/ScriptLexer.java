package dev.banister.engine.script;

import dev.banister.engine.script.LexedStatement.Data;
import dev.banister.engine.script.LexedStatement.Nature;
import dev.banister.engine.script.ScriptNotes.DirectiveComment;
import dev.banister.engine.script.ScriptSyntax.Trait;
import dev.banister.engine.script.TokenScanner.Token;
import java.util.List;
import java.util.Optional;

/**
 * Splits the text of a script into statements in one pass. Knows what a {@link ScriptSyntax} tells, and nothing else of
 * SQL. One instance for one text; not for use by several threads.
 */
final class ScriptLexer {

    private static final String DELIMITER = "DELIMITER";
    private static final String END_OF_DATA = "\\.";

    private final ScriptSyntax syntax;
    private final boolean delimiterLines;
    private final boolean dotCommands;
    private final Window window;
    private final ScriptNotes notes = new ScriptNotes();
    private final Digest dataDigest = new Digest();

    // Of the window as it stands.
    private char[] text;
    private int end;
    private LineCounter lines;
    private TokenScanner scanner;
    private StatementNature nature;

    // Where to begin again when the window has slid.
    private int settledPosition;
    private int settledLine = 1;
    private StatementDelimiter settledDelimiter = StatementDelimiter.SEMICOLON;

    // Of the statement that is being read.
    private final StringBuilder canonical = new StringBuilder();
    private int statementStart = -1;
    private int statementLine;
    private int statementEnd;
    private int runStart;

    ScriptLexer(ScriptSyntax syntax, Window window) {
        this.syntax = syntax;
        this.delimiterLines = syntax.has(Trait.DELIMITER_LINES);
        this.dotCommands = syntax.has(Trait.DOT_COMMANDS);
        this.window = window;
        this.text = window.text();
        this.end = window.end();
        this.lines = new LineCounter(window);
        this.scanner = new TokenScanner(syntax, window, lines, notes);
        this.nature = new StatementNature(syntax.grammar(), window);
    }

    /** Goes on as a lexer of the same text did from there, which is where the window begins; to be called first. */
    void resume(LexerState state) {
        settledLine = state.line();
        settledDelimiter = state.delimiter();
        beginAgain();
    }

    /** What to resume from; to be asked between two statements. */
    LexerState state() {
        int position = scanner.position();
        return new LexerState(window.offset() + position, lines.lineAt(position), scanner.delimiter());
    }

    private void beginAgain() {
        text = window.text();
        end = window.end();
        lines = new LineCounter(window, settledPosition, settledLine);
        scanner = new TokenScanner(syntax, window, lines, notes);
        scanner.moveTo(settledPosition);
        scanner.endStatementsWith(settledDelimiter);
        nature = new StatementNature(syntax.grammar(), window);
        canonical.setLength(0);
        statementStart = -1;
        notes.unsettle();
    }

    /** Nothing before this position is needed any more. */
    private void settle() {
        if (!window.isLast()) {
            settledPosition = scanner.position();
            settledLine = lines.lineAt(settledPosition);
            settledDelimiter = scanner.delimiter();
            notes.settle();
        }
    }

    /** Is there anything to be read? What was cut at the window's end is read again with what follows. */
    private boolean hasMore() {
        while (scanner.atEnd() && !window.isLast()) {
            slide();
        }
        return !scanner.atEnd();
    }

    private void slide() {
        int from = settledPosition;
        // Whether a delimiter is alone on its line is seen from what stands before it.
        while (settledDelimiter.isAlone() && from > 0 && text[from - 1] != '\n' && text[from - 1] != '\r') {
            from--;
        }
        window.slide(from);
        settledPosition -= from;
        beginAgain();
    }

    /** Reads up to the first token that is no comment; to be called once, before {@link #next}. */
    List<DirectiveComment> head() {
        while (hasMore()) {
            boolean gap = scanner.read() == Token.GAP;
            boolean cut = scanner.atEnd() && !window.isLast();
            if (!gap && !cut) {
                scanner.unread();
                break;
            }
            settleGap();
        }
        settle();
        return notes.takeDirectives();
    }

    private void settleGap() {
        if (statementStart < 0 && !scanner.atEnd()) {
            settle();
        }
    }

    void endStatementsWith(StatementDelimiter delimiter) {
        scanner.endStatementsWith(delimiter);
        settle();
    }

    /** What was found beside statements so far. */
    ScriptNotes notes() {
        return notes;
    }

    /** The next statement; empty if there is none any more. */
    Optional<LexedStatement> next() {
        while (hasMore()) {
            if (isAtDelimiter()) {
                int behind = scanner.position() + scanner.delimiter().length();
                if (statementStart >= 0) {
                    return Optional.of(finish(behind));
                }
                scanner.moveTo(behind);
                settle();
            } else if (!scanner.atEnd()) {
                readOn();
                settleGap();
            }
        }
        scanner.requireClosed();
        if (statementStart < 0) {
            return Optional.empty();
        }
        if (isOpen()) {
            notes.unterminated(statementLine, "body of several statements");
        }
        return Optional.of(finish(end));
    }

    private boolean isAtDelimiter() {
        return scanner.isAtDelimiter() && !isOpen();
    }

    /** With a delimiter of the author's own there is no need to know about bodies. */
    private boolean isOpen() {
        return scanner.delimiter() == StatementDelimiter.SEMICOLON
                && nature.body().isOpen();
    }

    private void readOn() {
        Token token = scanner.read();
        if (token == Token.GAP || (statementStart < 0 && isForClient(token))) {
            return;
        }
        int start = scanner.start();
        keep(start);
        switch (token) {
            case WORD -> nature.word(start, scanner.position());
            case QUOTED -> nature.quoted(start, scanner.position());
            case SIGN -> nature.sign(start, text[start]);
            default -> {}
        }
    }

    /** Reads a line that is no statement, if this is the beginning of one. */
    private boolean isForClient(Token token) {
        int start = scanner.start();
        int behind = scanner.position();
        if (delimiterLines && token == Token.WORD && isDelimiterLine(start, behind)) {
            delimiterLine(start, behind);
            return true;
        }
        boolean command = dotCommands
                && token == Token.SIGN
                && text[start] == '.'
                && behind < end
                && Character.isLetter(text[behind]);
        if (command) {
            scanner.command();
        }
        return command;
    }

    private boolean isDelimiterLine(int start, int behind) {
        return behind - start == DELIMITER.length()
                && DELIMITER.equalsIgnoreCase(new String(text, start, behind - start))
                && (behind == end || text[behind] <= ' ');
    }

    private void delimiterLine(int start, int behind) {
        int lineEnd = scanner.lineEnd(behind);
        String argument = new String(text, behind, lineEnd - behind).strip();
        String word = argument.split("\\s", 2)[0];
        scanner.moveTo(lineEnd);
        try {
            scanner.endStatementsWith(StatementDelimiter.of(word));
        } catch (IllegalArgumentException bad) {
            notes.command(lines.lineAt(start), new String(text, start, lineEnd - start));
        }
    }

    /** The token belongs to the statement. Runs of tokens with one blank between are taken over as they are. */
    private void keep(int start) {
        if (statementStart < 0) {
            statementStart = start;
            statementLine = lines.lineAt(start);
            runStart = start;
            nature.begin(scanner.delimiter() != StatementDelimiter.SEMICOLON);
        } else if (start != statementEnd && !(start == statementEnd + 1 && text[statementEnd] == ' ')) {
            canonical.append(text, runStart, statementEnd - runStart).append(' ');
            runStart = start;
        }
        statementEnd = scanner.position();
    }

    private LexedStatement finish(int behind) {
        scanner.moveTo(behind);
        String sql = new String(text, statementStart, statementEnd - statementStart);
        String own = sql;
        if (canonical.length() > 0) {
            own = canonical.append(text, runStart, statementEnd - runStart).toString();
            canonical.setLength(0);
        }
        Nature whatItDoes = nature.nature();
        boolean takesData = nature.body().takesData();
        statementStart = -1;
        settle();
        Optional<Data> data = takesData ? data() : Optional.empty();
        return new LexedStatement(statementLine, sql, data, withLineFeeds(own), whatItDoes);
    }

    static String withLineFeeds(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** The lines behind this one, up to the one that is a backslash and a dot. */
    private Optional<Data> data() {
        String rest = line().strip();
        if (!rest.isEmpty() && !rest.startsWith("--")) {
            notes.command(lines.lineAt(scanner.position()), "FROM stdin; " + rest);
        }
        skipLine();
        long from = offset();
        int firstLine = lines.lineAt(scanner.position());
        while (hasMore()) {
            String line = line();
            long to = offset();
            skipLine();
            if (line.equals(END_OF_DATA)) {
                return Optional.of(new Data(firstLine, from, to, dataDigest.ofAdded()));
            }
            dataDigest.add(line);
        }
        notes.unterminated(statementLine, "COPY … FROM stdin, whose data ends with a line \\.,");
        return Optional.empty();
    }

    private long offset() {
        return window.offset() + scanner.position();
    }

    /** All of the line from here on. */
    private String line() {
        while (scanner.lineEnd(scanner.position()) == end && !window.isLast()) {
            slide();
        }
        int from = scanner.position();
        return new String(text, from, scanner.lineEnd(from) - from);
    }

    private void skipLine() {
        int lineEnd = scanner.lineEnd(scanner.position());
        boolean both = lineEnd + 1 < end && text[lineEnd] == '\r' && text[lineEnd + 1] == '\n';
        scanner.moveTo(Math.min(end, lineEnd + (both ? 2 : 1)));
        settle();
    }
}
