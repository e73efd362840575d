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
 * @param finding what is said then
 */
public record Objection(String sql, Finding finding) {

    public Objection {
        Objects.requireNonNull(sql, "sql");
        Objects.requireNonNull(finding, "finding");
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
