package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.DefaultValue;
import dev.banister.engine.schema.TableCopy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A column of a table, and of its copy. The sequence of an identity is a part of the table, so a copy has one of its own; one
 * that is apart stays the same for both.
 */
final class CopiedColumn {

    private static final List<String> OF_SEQUENCE =
            List.of(Attributes.SERIAL, Attributes.SEQUENCE, Attributes.SEQUENCE_TYPE, Attributes.SEQUENCE_OPTIONS);

    private CopiedColumn() {}

    static ColumnStructure of(TableCopy copy, ColumnStructure column) {
        if (ColumnText.isIdentity(column)) {
            Map<String, String> attributes = new HashMap<>(column.attributes());
            attributes.put(Attributes.SEQUENCE, copy.inside(SequenceText.name(copy.table(), column)));
            return with(column, column.nullable(), column.defaultValue(), true, attributes);
        }
        return sharing(copy.table(), column);
    }

    /** With a sequence that is apart for its default, and not for its own. */
    static ColumnStructure sharing(String table, ColumnStructure column) {
        if (!SequenceText.isApart(column)) {
            return column;
        }
        Map<String, String> attributes = new HashMap<>(column.attributes());
        attributes.keySet().removeIf(key -> OF_SEQUENCE.contains(key) || key.startsWith(Attributes.SEQUENCE_OWN));
        Optional<DefaultValue> next = column.counting()
                ? Optional.of(new DefaultValue.Expression(SequenceText.next(table, column)))
                : column.defaultValue();
        return with(column, column.nullable(), next, false, attributes);
    }

    /** Without NOT NULL where that is not valid for the rows that are there. */
    static ColumnStructure unchecked(ColumnStructure column) {
        if (!ColumnText.isNotNullLater(column)) {
            return column;
        }
        Map<String, String> attributes = new HashMap<>(column.attributes());
        attributes.remove(Attributes.NOT_NULL_OPTIONS);
        return with(column, true, column.defaultValue(), column.counting(), attributes);
    }

    private static ColumnStructure with(
            ColumnStructure column,
            boolean nullable,
            Optional<DefaultValue> defaultValue,
            boolean counting,
            Map<String, String> attributes) {
        return new ColumnStructure(
                column.name(),
                column.type(),
                nullable,
                defaultValue,
                counting,
                column.generatedAs(),
                column.comment(),
                attributes);
    }
}
