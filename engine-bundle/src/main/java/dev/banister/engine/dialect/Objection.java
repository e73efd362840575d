package dev.banister.engine.dialect;

import dev.banister.api.model.Finding;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.Position;
import java.util.List;
import java.util.Objects;

/**
 * What the database as it is may have against an operation, asked of it before anything is changed.
 *
 * @param sql a query: if it finds a row, the operation is not made
 * @param finding what is said then; {@link #FOUND} in its reasons stands for the first column of the row
 */
public record Objection(String sql, Finding finding) {

    /** Stands for what the query has found. */
    public static final String FOUND = "{found}";

    public Objection {
        Objects.requireNonNull(sql, "sql");
        Objects.requireNonNull(finding, "finding");
    }

    /** What is said of that row. */
    public Finding of(String found) {
        return Finding.of(finding.code(), finding.severity(), finding.place(), finding.text(), finding.remedy())
                .because(finding.reasons().stream()
                        .map(reason -> reason.replace(FOUND, found))
                        .toArray(String[]::new));
    }

    /**
     * A new column that holds no NULL and has no default asks for a table without rows: what would they get?
     *
     * @param quotedTable as it is written in SQL
     */
    public static List<Objection> toColumn(String product, String quotedTable, Operation.AddColumn add) {
        ColumnStructure column = add.column();
        boolean isFilled = column.nullable()
                || column.counting()
                || column.defaultValue().isPresent()
                || column.generatedAs().isPresent();
        if (isFilled) {
            return List.of();
        }
        boolean isBack = add.position() instanceof Position.Back;
        return List.of(new Objection(
                "SELECT 1 FROM " + quotedTable + " LIMIT 1",
                NotHonoured.finding(
                        product,
                        add.table() + "." + column.name(),
                        isBack ? "the column to be put back" : "a column that holds no NULL and has no default",
                        isBack
                                ? "its values went when it was removed, it holds no NULL and has no default, and the"
                                        + " table has rows"
                                : "the table has rows, and nothing says what they get",
                        isBack
                                ? "Empty the table first, or leave the change in place. Another time give the column a"
                                        + " default before it is removed."
                                : "Give the column a default, or add it without notNull(), fill it by UPDATE, and say"
                                        + " notNull() by changeColumn.")));
    }
}
