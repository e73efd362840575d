package dev.banister.engine.script;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.script.ScriptLexer.DirectiveComment;
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
            return read(inFile, file, Utf8.decode(content));
        } catch (Utf8.MalformedException malformed) {
            Finding finding = error(
                            FindingCodes.UNREADABLE_FILE,
                            inFile.line(malformed.line()),
                            "the file is not encoded in UTF-8",
                            "Save " + file + " in UTF-8.")
                    .because("byte " + (malformed.offset() + 1) + " of the file cannot be part of UTF-8 text");
            return new Reading(Optional.empty(), List.of(finding));
        }
    }

    private Reading read(Place inFile, String file, String text) {
        ScriptLexer lexer = new ScriptLexer(syntax, text);
        DirectiveParser parser = new DirectiveParser(lexer.head());
        List<LexedStatement> lexed = lexer.statements(parser.delimiter());
        List<Finding> findings = new ArrayList<>();
        parser.problems().forEach(problem -> findings.add(badDirective(inFile, problem)));
        lexer.misplacedDirectives().forEach(directive -> findings.add(misplaced(inFile, directive)));
        if (lexer.unterminated().isPresent()) {
            findings.add(unterminated(inFile, lexer.unterminated().get()));
            return new Reading(Optional.empty(), findings);
        }
        List<LexedStatement> own = isWrapped(lexed) ? lexed.subList(1, lexed.size() - 1) : lexed;
        own.stream()
                .filter(statement -> statement.control() != TransactionControl.NONE)
                .forEach(statement -> findings.add(transactionControl(inFile, statement)));
        return new Reading(Optional.of(script(file, own, parser.directives())), findings);
    }

    /** Is all of it between one BEGIN and one COMMIT? Then it asks for what the engine does anyway. */
    private static boolean isWrapped(List<LexedStatement> statements) {
        return statements.size() >= 2
                && statements.get(0).control() == TransactionControl.BEGIN
                && statements.get(statements.size() - 1).control() == TransactionControl.COMMIT
                && statements.subList(1, statements.size() - 1).stream()
                        .allMatch(statement -> statement.control() == TransactionControl.NONE);
    }

    private static SqlScript script(String file, List<LexedStatement> lexed, Directives directives) {
        Digest digest = new Digest();
        List<Statement> statements = new ArrayList<>(lexed.size());
        for (LexedStatement each : lexed) {
            String hash = digest.of(each.canonical());
            statements.add(new Statement(statements.size() + 1, each.line(), each.text(), hash, each.kind()));
        }
        String checksum = digest.of(statements.stream().map(Statement::hash).toList());
        return new SqlScript(file, checksum, statements, directives);
    }

    private static Finding badDirective(Place inFile, DirectiveParser.Problem problem) {
        return error(
                        FindingCodes.BAD_DIRECTIVE,
                        inFile.line(problem.line()),
                        problem.text(),
                        "Correct the comment '-- banister: …' or take it out.")
                .because("known are: " + DirectiveParser.KNOWN);
    }

    private static Finding misplaced(Place inFile, DirectiveComment directive) {
        return error(
                FindingCodes.BAD_DIRECTIVE,
                inFile.line(directive.line()),
                "a directive stands behind the first statement, where it has no effect",
                "Move the comment '-- banister:" + directive.text() + "' to the top of the file.");
    }

    private static Finding unterminated(Place inFile, ScriptLexer.Unterminated unterminated) {
        return error(
                FindingCodes.UNTERMINATED,
                inFile.line(unterminated.line()),
                "a " + unterminated.what() + " that opens on this line is never closed",
                "Close it, or double a quote that is part of a text.");
    }

    private static Finding transactionControl(Place inFile, LexedStatement statement) {
        return error(
                        FindingCodes.TRANSACTION_CONTROL,
                        inFile.line(statement.line()),
                        "the script has '" + firstLine(statement.text()) + "'",
                        "Take the statement out; to go without a transaction, write '-- banister: transaction=false' at"
                                + " the top of the file.")
                .because("the engine begins and ends the transaction, together with its own record");
    }

    private static String firstLine(String statement) {
        String line = statement.lines().findFirst().orElse("");
        return line.length() <= 60 ? line : line.substring(0, 59) + "…";
    }

    private static Finding error(String code, Place place, String text, String remedy) {
        return Finding.of(code, Severity.ERROR, place, text, remedy);
    }
}
