package dev.banister.engine.dialect.sqlite;

import dev.banister.engine.schema.CheckStructure;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.DataType;
import dev.banister.engine.schema.DefaultValue;
import dev.banister.engine.schema.KeyStructure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one column of a table, and what its definition says of the table. For one thread. */
final class ColumnReading {

    private static final List<String> CONSTRAINTS = List.of(
            "CONSTRAINT",
            "PRIMARY",
            "NOT",
            "NULL",
            "UNIQUE",
            "CHECK",
            "DEFAULT",
            "COLLATE",
            "REFERENCES",
            "GENERATED",
            "AS");

    private final TokenReader reader;
    private final FoundTable table;
    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private boolean nullable = true;
    private boolean counting;
    private Optional<DefaultValue> defaultValue = Optional.empty();
    private Optional<String> generatedAs = Optional.empty();

    ColumnReading(TokenReader reader, FoundTable table) {
        this.reader = reader;
        this.table = table;
        this.name = reader.name();
    }

    void read() {
        String type = type();
        while (!isAtEnd()) {
            constraint();
        }
        table.columns.add(new ColumnStructure(
                name,
                new DataType.Native(type),
                nullable && !counting,
                defaultValue,
                counting,
                generatedAs,
                "",
                attributes));
    }

    private boolean isAtEnd() {
        return reader.atEnd() || reader.peek().isSign(',') || reader.peek().isSign(')');
    }

    private String type() {
        int first = reader.position();
        while (!isAtEnd()
                && CONSTRAINTS.stream().noneMatch(word -> reader.peek().isWord(word))) {
            if (reader.peek().isSign('(')) {
                reader.bracketed();
            } else {
                reader.next();
            }
        }
        return reader.since(first).replaceAll("\\s+", " ");
    }

    private void constraint() {
        int first = reader.position();
        String constraint = reader.take("CONSTRAINT") ? reader.name() : "";
        if (reader.take("PRIMARY", "KEY")) {
            primaryKey(first, constraint);
        } else if (reader.take("UNIQUE")) {
            unique(first, constraint);
        } else if (reader.take("CHECK")) {
            table.checks.add(new CheckStructure(constraint, reader.bracketed()));
            ForeignKeyReading.conflict(reader);
        } else if (reader.peek().isWord("REFERENCES")) {
            table.foreignKeys.add(ForeignKeyReading.of(reader, constraint, List.of(name)));
        } else if (reader.take("NOT", "NULL")) {
            notNull();
        } else {
            value();
        }
    }

    private void notNull() {
        nullable = false;
        int first = reader.position();
        if (ForeignKeyReading.conflict(reader)) {
            attributes.put(Attributes.NOT_NULL_CONFLICT, reader.since(first));
        }
    }

    /** DESC has a meaning of its own here, and so has ON CONFLICT. */
    private void primaryKey(int first, String constraint) {
        boolean plain = !reader.take("DESC");
        reader.take("ASC");
        plain &= !ForeignKeyReading.conflict(reader);
        boolean counts = reader.take("AUTOINCREMENT");
        if (plain) {
            counting = counts;
            table.primaryKey = Optional.of(new KeyStructure(constraint, List.of(name)));
        } else {
            addKeyAsItStands(first);
        }
    }

    private void unique(int first, String constraint) {
        if (ForeignKeyReading.conflict(reader)) {
            addKeyAsItStands(first);
        } else {
            table.uniqueKeys.add(new KeyStructure(constraint, List.of(name)));
        }
    }

    private void addKeyAsItStands(int first) {
        attributes.merge(Attributes.KEYS, reader.since(first), (one, other) -> one + " " + other);
    }

    private void value() {
        if (reader.take("DEFAULT")) {
            defaultValue = Optional.of(new DefaultValue.Expression(defaultText()));
        } else if (reader.take("COLLATE")) {
            attributes.put(Attributes.COLLATION, reader.name());
        } else if (reader.take("GENERATED", "ALWAYS", "AS") || reader.take("AS")) {
            generatedAs = Optional.of(reader.bracketed());
            if (!reader.take("STORED")) {
                reader.take("VIRTUAL");
                attributes.put(Attributes.VIRTUAL, Attributes.YES);
            }
        } else if (reader.take("NULL")) {
            ForeignKeyReading.conflict(reader);
        } else {
            throw new IllegalArgumentException("column " + name + " has something unknown: " + reader.toEnd());
        }
    }

    /** A word that is no value, and a name in quotes, is a text. */
    private String defaultText() {
        int first = reader.position();
        if (reader.peek().isSign('(')) {
            reader.bracketed();
            return reader.since(first);
        }
        if (reader.take('+') || reader.take('-')) {
            reader.next();
            return reader.since(first);
        }
        Token value = reader.next();
        boolean isText = value.kind() == Token.Kind.NAME
                || (value.kind() == Token.Kind.WORD && !DefaultText.isValue(value.text()));
        return isText ? Sql.text(value.name()) : value.text();
    }
}
