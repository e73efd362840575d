package dev.banister.engine.dialect.h2;

import static dev.banister.engine.dialect.h2.H2Dialect.quoted;

import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.DefaultValue;
import dev.banister.engine.schema.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A change of one column, statement by statement: one for all would lose what it does not say. */
final class H2ColumnChange {

    private final Operation.ChangeColumn change;
    private final ColumnStructure was;
    private final ColumnStructure to;
    private final String alter;
    private final List<String> statements = new ArrayList<>();

    H2ColumnChange(Operation.ChangeColumn change, ColumnStructure was) {
        this.change = change;
        this.was = was;
        this.to = change.to();
        this.alter = "ALTER TABLE " + quoted(change.table()) + " ALTER COLUMN " + quoted(was.name()) + " ";
    }

    List<String> statements() {
        if (was.counting() != to.counting() || !was.generatedAs().equals(to.generatedAs())) {
            throw H2Renderer.refused(change, "H2 cannot make a column one that counts up or is computed, or no more");
        }
        Optional<String> then = was.defaultValue().map(value -> text(was, value));
        Optional<String> now = to.defaultValue().map(value -> text(to, value));
        boolean retyped = !H2Columns.type(was).equals(H2Columns.type(to));
        boolean redefaulted = !then.equals(now);
        if (redefaulted && then.isPresent()) {
            statements.add(alter + "DROP DEFAULT");
        }
        // What a NULL may forbid comes before what may lose values, unless those are what makes it something else.
        if (change.using().isEmpty()) {
            changeNullability();
        }
        if (retyped || change.using().isPresent()) {
            statements.add(alter + "SET DATA TYPE " + H2Columns.type(to)
                    + change.using()
                            .or(this::converted)
                            .map(sql -> " USING " + sql)
                            .orElse(""));
            if (to.counting()) {
                // Else it ends where the old type does.
                statements.add(alter + "SET MAXVALUE " + H2Identity.last(to));
            }
        }
        if (redefaulted && now.isPresent()) {
            statements.add(alter + "SET DEFAULT " + now.get());
        }
        changeAttributes(retyped || change.using().isPresent());
        if (change.using().isPresent()) {
            changeNullability();
        }
        if (!was.comment().equals(to.comment())) {
            statements.add("COMMENT ON COLUMN " + quoted(change.table()) + "." + quoted(was.name()) + " IS "
                    + H2Columns.text(to.comment()));
        }
        return statements;
    }

    private void changeNullability() {
        if (was.nullable() != to.nullable()) {
            statements.add(alter + (to.nullable() ? "DROP NOT NULL" : "SET NOT NULL"));
        }
    }

    private Optional<String> converted() {
        return H2ConvertedValue.of(quoted(was.name()), H2Columns.type(was), H2Columns.type(to));
    }

    private static String text(ColumnStructure column, DefaultValue value) {
        return H2Columns.defaultValue(column, value);
    }

    /** @param isRetyped which loses one of them */
    private void changeAttributes(boolean isRetyped) {
        String onUpdate = attribute(to, H2Attributes.ON_UPDATE);
        if (!onUpdate.equals(attribute(was, H2Attributes.ON_UPDATE))) {
            statements.add(alter + (onUpdate.isEmpty() ? "DROP ON UPDATE" : "SET ON UPDATE " + onUpdate));
        }
        boolean onNull = to.attributes().containsKey(H2Attributes.DEFAULT_ON_NULL);
        boolean wasOnNull = was.attributes().containsKey(H2Attributes.DEFAULT_ON_NULL) && !isRetyped;
        if (onNull != wasOnNull) {
            statements.add(alter + (onNull ? "SET DEFAULT ON NULL" : "DROP DEFAULT ON NULL"));
        }
        boolean invisible = to.attributes().containsKey(H2Attributes.INVISIBLE);
        if (invisible != was.attributes().containsKey(H2Attributes.INVISIBLE)) {
            statements.add(alter + (invisible ? "SET INVISIBLE" : "SET VISIBLE"));
        }
    }

    private static String attribute(ColumnStructure column, String name) {
        return column.attributes().getOrDefault(name, "");
    }
}
