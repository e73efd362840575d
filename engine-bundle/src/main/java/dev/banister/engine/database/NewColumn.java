package dev.banister.engine.database;

import dev.banister.api.schema.ColumnDefinition;
import dev.banister.api.schema.ColumnType;
import dev.banister.api.schema.ColumnType.Kind;
import dev.banister.api.schema.ReferentialAction;
import dev.banister.engine.schema.CheckStructure;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.DataType;
import dev.banister.engine.schema.DefaultValue;
import dev.banister.engine.schema.KeyStructure;
import dev.banister.engine.schema.Position;
import dev.banister.engine.schema.TableStructure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A column as a script describes it. */
final class NewColumn implements ColumnDefinition {

    private final Finder finder;
    private final String name;
    private final ColumnType type;
    private boolean nullable;
    private boolean unique;
    private Optional<DefaultValue> defaultValue = Optional.empty();
    private Optional<String> generatedAs = Optional.empty();
    private Optional<String> after = Optional.empty();
    private boolean first;
    private Optional<NewForeignKey> reference = Optional.empty();
    private String comment = "";

    NewColumn(Finder finder, String column, ColumnType type) {
        this.finder = finder;
        this.name = finder.fold(Objects.requireNonNull(column, "column"));
        this.type = Objects.requireNonNull(type, "type");
        this.nullable = !isKey();
    }

    /** As the database stores it. */
    String name() {
        return name;
    }

    /** Is it the primary key by its type? */
    boolean isKey() {
        return type.kind() == Kind.PK;
    }

    ColumnStructure structure() {
        return new ColumnStructure(
                name, new DataType.Portable(type), nullable, defaultValue, isKey(), generatedAs, comment, Map.of());
    }

    /** Is a place among the columns asked for? */
    boolean isPlaced() {
        return first || after.isPresent();
    }

    Position position(TableStructure table) {
        Position unless = first ? new Position.First() : new Position.Last();
        return after.<Position>map(column -> new Position.After(finder.column(table, column)))
                .orElse(unless);
    }

    Optional<KeyStructure> uniqueKey(String table) {
        return unique
                ? Optional.of(new KeyStructure(finder.defaults().uniqueKey(table, List.of(name)), List.of(name)))
                : Optional.empty();
    }

    /** What stands for a part of the type that the database does not have. */
    Optional<CheckStructure> check(String table) {
        return finder.dialect()
                .renderer()
                .check(structure())
                .map(sql -> new CheckStructure(finder.defaults().check(table, name), sql));
    }

    Optional<NewForeignKey> reference() {
        return reference;
    }

    @Override
    public ColumnDefinition notNull() {
        nullable = false;
        return this;
    }

    @Override
    public ColumnDefinition defaultTo(Object value) {
        defaultValue = Optional.of(new DefaultValue.Literal(value));
        return this;
    }

    @Override
    public ColumnDefinition defaultToExpression(String sql) {
        defaultValue = Optional.of(new DefaultValue.Expression(sql));
        return this;
    }

    @Override
    public ColumnDefinition defaultToNow() {
        defaultValue = Optional.of(new DefaultValue.Now());
        return this;
    }

    @Override
    public ColumnDefinition unique() {
        unique = true;
        return this;
    }

    @Override
    public ColumnDefinition comment(String text) {
        comment = Objects.requireNonNull(text, "text");
        return this;
    }

    @Override
    public ColumnDefinition generatedAs(String sql) {
        generatedAs = Optional.of(sql);
        return this;
    }

    @Override
    public ColumnDefinition after(String column) {
        after = Optional.of(column);
        first = false;
        return this;
    }

    @Override
    public ColumnDefinition first() {
        first = true;
        after = Optional.empty();
        return this;
    }

    @Override
    public ColumnDefinition references(String table) {
        reference = Optional.of(new NewForeignKey(finder, table, name));
        return this;
    }

    @Override
    public ColumnDefinition references(String table, ReferentialAction onDelete) {
        NewForeignKey key = new NewForeignKey(finder, table, name);
        key.onDelete(onDelete);
        reference = Optional.of(key);
        return this;
    }
}
