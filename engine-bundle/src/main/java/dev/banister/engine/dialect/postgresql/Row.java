package dev.banister.engine.dialect.postgresql;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of the system catalogs: texts, truths and lists of texts, by the names of their columns. NULL is left out. */
record Row(Map<String, Object> values) {

    static Row of(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        Map<String, Object> values = new HashMap<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            @Nullable Object value = row.getObject(column);
            if (value instanceof Array array) {
                values.put(columns.getColumnLabel(column), Arrays.asList((Object[]) array.getArray()));
            } else if (value != null) {
                values.put(columns.getColumnLabel(column), value);
            }
        }
        return new Row(values);
    }

    /** Empty for NULL. */
    Optional<String> value(String column) {
        return Optional.ofNullable(values.get(column)).map(Object::toString);
    }

    /** Empty text for NULL. */
    String text(String column) {
        return value(column).orElse("");
    }

    /** False for NULL. */
    boolean is(String column) {
        return Boolean.TRUE.equals(values.get(column));
    }

    List<String> list(String column) {
        return values.get(column) instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
    }

    /** A list of names and values by turns. */
    Map<String, String> pairs(String column) {
        List<String> list = list(column);
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int place = 0; place + 1 < list.size(); place += 2) {
            pairs.put(list.get(place), list.get(place + 1));
        }
        return pairs;
    }

    /** Keeps what is there and not empty under that name of an attribute. */
    void put(Map<String, String> attributes, String column, String attribute) {
        value(column).filter(text -> !text.isEmpty()).ifPresent(text -> attributes.put(attribute, text));
    }

    /** Keeps a truth under that name of an attribute. */
    void flag(Map<String, String> attributes, String column, String attribute) {
        if (is(column)) {
            attributes.put(attribute, Attributes.YES);
        }
    }
}
