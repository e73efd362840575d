package dev.banister.engine.dialect.mariadb;

import dev.banister.engine.dialect.mariadb.InformationSchema.Found;
import dev.banister.engine.schema.IndexStructure;
import dev.banister.engine.schema.KeyStructure;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The indexes of all tables, that of the primary key among them. */
record IndexReading(Flavour flavour, Map<String, List<Found>> rows) {

    private static final String PRIMARY = "PRIMARY";
    private static final String KEY = "_key";
    private static final String ORDINARY = "BTREE";
    private static final String SPATIAL = "SPATIAL";

    static IndexReading of(Flavour flavour, InformationSchema schema) throws SQLException {
        String select = "SELECT TABLE_NAME, INDEX_NAME, NON_UNIQUE, COLUMN_NAME, COLLATION, SUB_PART, INDEX_TYPE,"
                + " INDEX_COMMENT, " + flavour.unusedIndex().column()
                + (flavour.hasExpressionIndexes() ? ", EXPRESSION" : "") + " FROM information_schema.STATISTICS";
        return new IndexReading(
                flavour, schema.byTable(select, "TABLE_SCHEMA", "TABLE_NAME", "INDEX_NAME, SEQ_IN_INDEX"));
    }

    /** Is it of nothing but columns, whole and in rising order? */
    static boolean isPlain(IndexStructure index) {
        return index.attributes().isEmpty()
                && index.parts().stream()
                        .allMatch(part -> !part.expression()
                                && !part.descending()
                                && part.attributes().isEmpty());
    }

    Optional<IndexStructure> primaryKey(String table) {
        return all(table).filter(index -> index.name().equals(PRIMARY)).findFirst();
    }

    /** Without keys. */
    List<IndexStructure> of(String table) {
        return all(table)
                .filter(index -> !index.name().equals(PRIMARY) && !isKey(index))
                .sorted(Comparator.comparing(IndexStructure::name))
                .toList();
    }

    List<KeyStructure> uniqueKeys(String table) {
        return all(table)
                .filter(IndexReading::isKey)
                .map(IndexReading::key)
                .sorted(Comparator.comparing(KeyStructure::name))
                .toList();
    }

    /** The product knows no difference; what is named as we name unique keys is taken for one. */
    private static boolean isKey(IndexStructure index) {
        return index.unique() && isPlain(index) && index.name().endsWith(KEY);
    }

    static KeyStructure key(IndexStructure index) {
        return new KeyStructure(
                index.name(),
                index.parts().stream().map(IndexStructure.Part::text).toList());
    }

    private Stream<IndexStructure> all(String table) {
        Map<String, List<Found>> parts = rows.getOrDefault(table, List.of()).stream()
                .collect(Collectors.groupingBy(row -> row.text("INDEX_NAME"), LinkedHashMap::new, Collectors.toList()));
        return parts.values().stream().map(this::index);
    }

    private IndexStructure index(List<Found> parts) {
        Found first = parts.get(0);
        return new IndexStructure(
                first.text("INDEX_NAME"),
                first.is("NON_UNIQUE", "0"),
                parts.stream().map(IndexReading::part).toList(),
                Optional.empty(),
                Optional.empty(),
                attributes(first));
    }

    private static IndexStructure.Part part(Found row) {
        Map<String, String> attributes = new HashMap<>();
        if (!row.is("INDEX_TYPE", SPATIAL)) {
            row.value("SUB_PART").ifPresent(length -> attributes.put(Attributes.LENGTH, length));
        }
        Optional<String> expression = row.value("EXPRESSION");
        return new IndexStructure.Part(
                expression.orElse(row.text("COLUMN_NAME")),
                expression.isPresent(),
                row.is("COLLATION", "D"),
                attributes);
    }

    private Map<String, String> attributes(Found row) {
        Map<String, String> attributes = new HashMap<>();
        if (!row.is("INDEX_TYPE", ORDINARY)) {
            attributes.put(Attributes.TYPE, row.text("INDEX_TYPE"));
        }
        if (!row.text("INDEX_COMMENT").isEmpty()) {
            attributes.put(Attributes.COMMENT, row.text("INDEX_COMMENT"));
        }
        if (row.is(flavour.unusedIndex().column(), flavour.unusedIndex().value())) {
            attributes.put(Attributes.UNUSED, Attributes.YES);
        }
        return attributes;
    }
}
