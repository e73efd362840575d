package dev.banister.engine.script;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.script.ScriptNotes.ClientCommand;
import dev.banister.engine.script.ScriptNotes.DirectiveComment;
import dev.banister.engine.script.ScriptNotes.Unterminated;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is wrong with a file, in words. */
final class ScriptFindings {

    private final Place inFile;
    private final List<Finding> findings = new ArrayList<>();

    ScriptFindings(Place inFile) {
        this.inFile = inFile;
    }

    List<Finding> all() {
        return findings;
    }

    void addAll(ScriptNotes notes, ScriptShape shape) {
        notes.takeDirectives().forEach(this::misplaced);
        notes.commands().forEach(this::clientCommand);
        notes.unterminated().ifPresent(this::unterminated);
        if (notes.unterminated().isEmpty()) {
            shape.clientCommands()
                    .forEach(statement ->
                            clientCommand(new ClientCommand(statement.line(), firstLine(statement.text()))));
            shape.leaving().forEach(this::otherDatabase);
            shape.refused().forEach(this::refused);
            shape.lateFrames().forEach(this::misplacedPragma);
            shape.controls().forEach(this::transactionControl);
            leftOut(shape.leftOut());
        }
    }

    static Finding malformed(Place inFile, String file, Utf8.MalformedException malformed) {
        return Finding.of(
                        FindingCodes.UNREADABLE_FILE,
                        Severity.ERROR,
                        inFile.line(malformed.line()),
                        "the file is not encoded in UTF-8",
                        "Save " + file + " in UTF-8.")
                .because("byte " + (malformed.offset() + 1) + " of the file cannot be part of UTF-8 text");
    }

    void badDirective(DirectiveParser.Problem problem) {
        add(
                FindingCodes.BAD_DIRECTIVE,
                problem.line(),
                problem.text(),
                "Correct the comment '-- banister: …' or take it out.",
                "known are: " + DirectiveParser.KNOWN);
    }

    private void misplaced(DirectiveComment directive) {
        add(
                FindingCodes.BAD_DIRECTIVE,
                directive.line(),
                "a directive stands behind the first statement, where it has no effect",
                "Move the comment '-- banister:" + directive.text() + "' to the top of the file.");
    }

    private void unterminated(Unterminated unterminated) {
        add(
                FindingCodes.UNTERMINATED,
                unterminated.line(),
                "a " + unterminated.what() + " that opens on this line is never closed",
                "Close it, or double a quote that is part of a text.");
    }

    private void transactionControl(LexedStatement statement) {
        add(
                FindingCodes.TRANSACTION_CONTROL,
                statement.line(),
                "the script has '" + firstLine(statement.text()) + "'",
                "Take the statement out; to go without a transaction, write '-- banister: transaction=false' at the top of"
                        + " the file.",
                "the engine begins and ends the transaction, together with its own record");
    }

    private void clientCommand(ClientCommand command) {
        add(
                FindingCodes.CLIENT_COMMAND,
                command.line(),
                "'" + firstLine(command.text()) + "' is a command of the database's own client, not SQL",
                remedy(command.text().split("\\s", 2)[0].toLowerCase(Locale.ROOT)),
                "the engine sends SQL to the database by itself; there is no client that would understand the command");
    }

    private static String remedy(String command) {
        return switch (command) {
            case "\\c", "\\connect", "\\u", "\\use" ->
                "Take the line out: a script runs in the database that its data"
                        + " source leads to. Limit the module to that database instead.";
            case "\\i", "\\ir", "\\include", "\\include_relative", "\\.", "source", ".read" ->
                "Put the text of that file" + " here, or make it a script of its own.";
            case "\\copy", ".import" ->
                "Use statements: INSERT, or on PostgreSQL COPY … FROM stdin with the data behind it.";
            case "\\g", "\\gexec", "\\gx", "\\gset", "\\crosstabview", "\\watch" ->
                "End the statement with a semicolon.";
            case "\\if", "\\elif", "\\else", "\\endif" -> "Use a DO block, or a file for each database.";
            case "\\set", "\\gdesc", "\\unset" -> "Use placeholders=on and ${name}.";
            case "delimiter" -> "Name one delimiter without quotes, blanks and comments, such as DELIMITER //";
            case "from" -> "Begin the data on the line behind the statement.";
            default -> "Take the line out.";
        };
    }

    private void otherDatabase(LexedStatement statement) {
        add(
                FindingCodes.OTHER_DATABASE,
                statement.line(),
                "'" + firstLine(statement.text()) + "' would lead what follows to another database",
                "Take the statement out, and limit the module to that database; or write the database's name in front of the"
                        + " table's.",
                "the history of a script stands in the database that its data source leads to");
    }

    private void refused(LexedStatement statement) {
        Refusal why = statement.nature().refusal().orElseThrow();
        add(
                FindingCodes.NOT_IN_A_SCRIPT,
                statement.line(),
                "a script must not have '" + firstLine(statement.text()) + "'",
                why.remedy(),
                why.reason());
    }

    private void leftOut(List<LexedStatement> statements) {
        if (!statements.isEmpty()) {
            LexedStatement first = statements.get(0);
            findings.add(Finding.of(
                            FindingCodes.LEFT_OUT,
                            Severity.INFO,
                            inFile.line(first.line()),
                            "'" + firstLine(first.text()) + "' is not sent to the database",
                            "Nothing has to be done; mariadb-dump has --skip-add-locks.")
                    .because(
                            "the lease keeps other runs away, and the lock would lock out the history as well",
                            "statements like it in the file: " + statements.size()));
        }
    }

    private void misplacedPragma(LexedStatement statement) {
        add(
                FindingCodes.MISPLACED_PRAGMA,
                statement.line(),
                "'" + firstLine(statement.text()) + "' would have no effect here, inside the transaction",
                "Move it in front of all other statements or behind them; or split the script.",
                "only at a script's head and end is it run outside the transaction");
    }

    private static String firstLine(String statement) {
        String line = statement.lines().findFirst().orElse("");
        return line.length() <= 60 ? line : line.substring(0, 59) + "…";
    }

    private void add(String code, int line, String text, String remedy, String... reasons) {
        findings.add(Finding.of(code, Severity.ERROR, inFile.line(line), text, remedy)
                .because(reasons));
    }
}
