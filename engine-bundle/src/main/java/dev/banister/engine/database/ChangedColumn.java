package dev.banister.engine.database;

import dev.banister.api.schema.ColumnChange;
import dev.banister.api.schema.ColumnType;
import dev.banister.api.schema.ColumnType.Kind;
import dev.banister.engine.schema.CheckStructure;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.DataType;
import dev.banister.engine.schema.DefaultValue;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.TableStructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a script wants to be different about a column. */
final class ChangedColumn implements ColumnChange, Change {

    private final Finder finder;
    private final String table;
    private final String column;
    private @Nullable DataType type;
    private @Nullable Boolean nullable;
    private @Nullable Optional<DefaultValue> defaultValue;
    private @Nullable String comment;
    private Optional<String> using = Optional.empty();

    /** @param column as the script spells it */
    ChangedColumn(Finder finder, String table, String column) {
        this.finder = finder;
        this.table = table;
        this.column = column;
    }

    @Override
    public String table() {
        return table;
    }

    /** A check that stands for a part of the old type goes, and one that stands for a part of the new type comes. */
    @Override
    public List<Operation> operations(Structure around) {
        TableStructure before = around.table(table).orElseThrow();
        ColumnStructure was = before.column(finder.column(before, column)).orElseThrow();
        ColumnStructure to = changed(was);
        List<Operation> operations = new ArrayList<>();
        String check = finder.defaults().check(table, was.name());
        if (type != null) {
            List<CheckStructure> ofType = finder.dialect().renderer().checksOfType(before, was);
            before.checks().stream()
                    .filter(each -> each.name().equals(check) || ofType.contains(each))
                    .forEach(each -> operations.add(new Operation.RemoveCheck(table, each.name())));
        }
        operations.add(new Operation.ChangeColumn(table, to, using));
        if (type != null) {
            finder.dialect()
                    .renderer()
                    .check(to)
                    .ifPresent(sql -> operations.add(new Operation.AddCheck(table, new CheckStructure(check, sql))));
        }
        return operations;
    }

    private ColumnStructure changed(ColumnStructure was) {
        return new ColumnStructure(
                was.name(),
                type != null ? type : was.type(),
                nullable != null ? nullable : was.nullable(),
                defaultValue != null ? defaultValue : was.defaultValue(),
                was.counting(),
                was.generatedAs(),
                comment != null ? comment : was.comment(),
                was.attributes());
    }

    @Override
    public ColumnChange type(ColumnType to) {
        if (to.kind() == Kind.PK) {
            throw new IllegalArgumentException("a column is made a key that counts up when it is added, not later");
        }
        type = new DataType.Portable(to);
        return this;
    }

    @Override
    public ColumnChange using(String sql) {
        using = Optional.of(sql);
        return this;
    }

    @Override
    public ColumnChange notNull() {
        nullable = false;
        return this;
    }

    @Override
    public ColumnChange nullable() {
        nullable = true;
        return this;
    }

    @Override
    public ColumnChange defaultTo(Object value) {
        defaultValue = Optional.of(new DefaultValue.Literal(value));
        return this;
    }

    @Override
    public ColumnChange defaultToExpression(String sql) {
        defaultValue = Optional.of(new DefaultValue.Expression(sql));
        return this;
    }

    @Override
    public ColumnChange defaultToNow() {
        defaultValue = Optional.of(new DefaultValue.Now());
        return this;
    }

    @Override
    public ColumnChange withoutDefault() {
        defaultValue = Optional.empty();
        return this;
    }

    @Override
    public ColumnChange comment(String text) {
        comment = Objects.requireNonNull(text, "text");
        return this;
    }
}
