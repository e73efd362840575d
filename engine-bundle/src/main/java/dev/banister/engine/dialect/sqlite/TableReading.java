package dev.banister.engine.dialect.sqlite;

import dev.banister.engine.schema.CheckStructure;
import dev.banister.engine.schema.KeyStructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the statement that made a table, or what ALTER TABLE has made of it. For one thread. */
final class TableReading {

    private static final List<String> CONSTRAINTS = List.of("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN");

    private final TokenReader reader;
    private final FoundTable table;

    private TableReading(TokenReader reader, FoundTable table) {
        this.reader = reader;
        this.table = table;
    }

    /** @throws IllegalArgumentException if it is not understood */
    static FoundTable of(String name, String sql) {
        FoundTable table = new FoundTable(name);
        TokenReader reader = new TokenReader(sql);
        if (reader.take("CREATE", "VIRTUAL")) {
            table.attributes.put(Attributes.MODULE, sql);
            return table;
        }
        reader.take("CREATE", "TABLE");
        reader.name();
        new TableReading(reader, table).read();
        return table;
    }

    private void read() {
        reader.require('(');
        while (!reader.take(')')) {
            if (!table.columns.isEmpty()
                    && CONSTRAINTS.stream().anyMatch(word -> reader.peek().isWord(word))) {
                constraint();
            } else {
                new ColumnReading(reader, table).read();
            }
            reader.take(',');
            if (reader.atEnd()) {
                throw new IllegalArgumentException("the definition of a table has no end");
            }
        }
        options();
    }

    private void options() {
        while (!reader.atEnd()) {
            if (reader.take("WITHOUT", "ROWID")) {
                table.attributes.put(Attributes.WITHOUT_ROWID, Attributes.YES);
            } else if (reader.take("STRICT")) {
                table.attributes.put(Attributes.STRICT, Attributes.YES);
            } else if (!reader.take(',') && !reader.take(';')) {
                throw new IllegalArgumentException("an unknown option of a table: " + reader.toEnd());
            }
        }
    }

    private void constraint() {
        int first = reader.position();
        String name = reader.take("CONSTRAINT") ? reader.name() : "";
        if (reader.take("PRIMARY", "KEY")) {
            key(first, name, true);
        } else if (reader.take("UNIQUE")) {
            key(first, name, false);
        } else if (reader.take("CHECK")) {
            table.checks.add(new CheckStructure(name, reader.bracketed()));
            ForeignKeyReading.conflict(reader);
        } else if (reader.take("FOREIGN", "KEY")) {
            List<String> columns =
                    reader.parts().stream().map(TableReading::unquoted).toList();
            table.foreignKeys.add(ForeignKeyReading.of(reader, name, columns));
        }
    }

    static String unquoted(String name) {
        return Token.of(name).get(0).name();
    }

    private void key(int first, String name, boolean primary) {
        List<String> parts = reader.parts();
        boolean conflict = ForeignKeyReading.conflict(reader);
        boolean plain =
                !conflict && parts.stream().allMatch(part -> Token.of(part).size() == 1);
        if (!plain) {
            table.addKeyAsItStands(reader.since(first));
            return;
        }
        KeyStructure key = new KeyStructure(
                name, new ArrayList<>(parts.stream().map(TableReading::unquoted).toList()));
        if (primary) {
            table.primaryKey = Optional.of(key);
        } else {
            table.uniqueKeys.add(key);
        }
    }
}
