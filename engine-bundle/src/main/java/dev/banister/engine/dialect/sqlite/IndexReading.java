package dev.banister.engine.dialect.sqlite;

import dev.banister.engine.schema.IndexStructure;
import dev.banister.engine.schema.IndexStructure.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the statement that made an index. */
final class IndexReading {

    private IndexReading() {}

    /** @param columns of the table */
    static IndexStructure of(String name, String sql, Set<String> columns) {
        TokenReader reader = new TokenReader(sql);
        reader.take("CREATE");
        boolean unique = reader.take("UNIQUE");
        reader.take("INDEX");
        reader.name();
        reader.take("ON");
        reader.name();
        List<Part> parts =
                reader.parts().stream().map(part -> part(part, columns)).toList();
        Optional<String> where =
                reader.take("WHERE") ? Optional.of(Names.ofColumns(reader.toEnd(), columns)) : Optional.empty();
        return new IndexStructure(name, unique, parts, where, Optional.empty(), Map.of());
    }

    private static Part part(String sql, Set<String> columns) {
        List<Token> tokens = new ArrayList<>(Token.of(sql));
        Token last = tokens.get(tokens.size() - 1);
        boolean descending = last.isWord("DESC");
        if (tokens.size() > 1 && (descending || last.isWord("ASC"))) {
            tokens.remove(tokens.size() - 1);
        }
        boolean collated = tokens.size() == 3 && tokens.get(1).isWord("COLLATE");
        Optional<String> column = tokens.size() == 1 || collated
                ? Names.among(columns, tokens.get(0).name())
                : Optional.empty();
        if (column.isPresent()) {
            Map<String, String> attributes =
                    collated ? Map.of(Attributes.COLLATION, tokens.get(2).name()) : Map.of();
            return new Part(column.get(), false, descending, attributes);
        }
        String expression = sql.substring(0, tokens.get(tokens.size() - 1).end());
        return new Part(Names.ofColumns(expression, columns), true, descending, Map.of());
    }
}
