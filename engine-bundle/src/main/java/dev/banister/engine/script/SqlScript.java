package dev.banister.engine.script;

import java.util.List;
import java.util.Objects;

/**
 * One direction of a script in SQL, split.
 *
 * @param file its path inside the module
 * @param checksum over the hashes of its statements; comments, directives, line ends and the placement of delimiters do
 *     not count
 * @param statements of a very long script are read from its file each time that they are asked for
 */
public record SqlScript(String file, String checksum, List<Statement> statements, Directives directives) {

    public SqlScript {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(checksum, "checksum");
        statements = statements instanceof WalkedStatements ? statements : List.copyOf(statements);
        Objects.requireNonNull(directives, "directives");
    }

    /** What is sent to the database, statement by statement: a view, which cannot be changed. */
    public List<String> texts() {
        return new StatementTexts(statements);
    }
}
