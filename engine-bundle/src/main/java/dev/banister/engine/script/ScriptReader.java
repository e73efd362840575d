package dev.banister.engine.script;

import dev.banister.api.model.Finding;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Turns the bytes of a file into an {@link SqlScript}. Immutable and safe for use by several threads. */
public final class ScriptReader {

    /**
     * What came of a file.
     *
     * @param script empty if the text could not be split into statements. With errors among the findings it is there
     *     for its checksum only and must not be run
     */
    public record Reading(Optional<SqlScript> script, List<Finding> findings) {

        public Reading {
            Objects.requireNonNull(script, "script");
            findings = List.copyOf(findings);
        }

        /** May the script be run? */
        public boolean isSound() {
            return script.isPresent() && findings.stream().noneMatch(found -> found.severity() == Severity.ERROR);
        }
    }

    private final ScriptSyntax syntax;

    public ScriptReader(ScriptSyntax syntax) {
        this.syntax = Objects.requireNonNull(syntax, "syntax");
    }

    /**
     * Reads one direction of a script.
     *
     * @param place of the script, for findings
     * @param file its path inside the module
     */
    public Reading read(Place place, String file, byte[] content) {
        Place inFile = place.file(file);
        try {
            String text = Utf8.decode(content);
            ScriptLexer lexer = new ScriptLexer(syntax, Window.of(text));
            return read(inFile, file, lexer, new HeldStatements(ScriptText.of(text)));
        } catch (Utf8.MalformedException malformed) {
            return malformed(place, file, malformed);
        }
    }

    /** What comes of a file that is no UTF-8. */
    public static Reading malformed(Place place, String file, Utf8.MalformedException malformed) {
        return new Reading(Optional.empty(), List.of(ScriptFindings.malformed(place.file(file), file, malformed)));
    }

    /**
     * Reads one direction of a script that is too big to be held in memory. Its statements are read from the text again
     * each time that they are asked for.
     *
     * @param place of the script, for findings
     * @param file its path inside the module
     */
    public Reading read(Place place, String file, ScriptText text) {
        return read(place, file, text, Window.SIZE);
    }

    Reading read(Place place, String file, ScriptText text, int windowSize) {
        ScriptLexer lexer = new ScriptLexer(syntax, Window.over(text.open(0, text.length()), 0, windowSize));
        return read(place.file(file), file, lexer, new StatementMarks(syntax, text));
    }

    private Reading read(Place inFile, String file, ScriptLexer lexer, StatementSink sink) {
        DirectiveParser parser = new DirectiveParser(lexer.head());
        lexer.endStatementsWith(parser.delimiter());
        ScriptShape shape = new ScriptShape(parser.directives());
        Digest hashes = new Digest();
        LexerState before = lexer.state();
        for (Optional<LexedStatement> next = lexer.next(); next.isPresent(); next = lexer.next()) {
            shape.add(next.get());
            if (next.get().isOwn()) {
                hashes.add(sink.add(next.get(), before));
            }
            before = lexer.state();
        }
        ScriptFindings findings = new ScriptFindings(inFile);
        parser.problems().forEach(findings::badDirective);
        findings.addAll(lexer.notes(), shape);
        boolean split = lexer.notes().unterminated().isEmpty();
        SqlScript script = new SqlScript(file, hashes.ofAdded(), sink.statements(), parser.directives());
        return new Reading(split ? Optional.of(script) : Optional.empty(), findings.all());
    }

    /** Takes in the statements of a script, one after the other. */
    private interface StatementSink {

        /**
         * @param before where the lexer was before it read the statement
         * @return the statement's hash
         */
        String add(LexedStatement statement, LexerState before);

        List<Statement> statements();
    }

    /** Holds them. */
    private static final class HeldStatements implements StatementSink {

        private final Digest digest = new Digest();
        private final List<Statement> statements = new ArrayList<>();
        private final ScriptText text;

        HeldStatements(ScriptText text) {
            this.text = text;
        }

        @Override
        public String add(LexedStatement lexed, LexerState before) {
            Statement statement = lexed.numbered(statements.size() + 1, text, digest);
            statements.add(statement);
            return statement.hash();
        }

        @Override
        public List<Statement> statements() {
            return statements;
        }
    }

    /** Holds where some of them begin. */
    private static final class StatementMarks implements StatementSink {

        private final Digest digest = new Digest();
        private final List<LexerState> marks = new ArrayList<>();
        private final ScriptSyntax syntax;
        private final ScriptText text;
        private int count;

        StatementMarks(ScriptSyntax syntax, ScriptText text) {
            this.syntax = syntax;
            this.text = text;
        }

        @Override
        public String add(LexedStatement lexed, LexerState before) {
            if (count % WalkedStatements.STRIDE == 0) {
                marks.add(before);
            }
            count++;
            return lexed.numbered(count, text, digest).hash();
        }

        @Override
        public List<Statement> statements() {
            return new WalkedStatements(syntax, text, marks, count);
        }
    }
}
