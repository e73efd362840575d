package dev.banister.engine.database;

import dev.banister.api.module.Row;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A row as it was read. */
final class QueriedRow implements Row {

    private final List<String> columns;
    private final List<@Nullable Object> values;

    private QueriedRow(List<String> columns, List<@Nullable Object> values) {
        this.columns = columns;
        this.values = values;
    }

    static List<Row> all(ResultSet result) throws SQLException {
        ResultSetMetaData meta = result.getMetaData();
        String[] labels = new String[meta.getColumnCount()];
        Arrays.setAll(labels, i -> "");
        for (int i = 0; i < labels.length; i++) {
            labels[i] = meta.getColumnLabel(i + 1);
        }
        List<String> columns = List.of(labels);
        List<Row> rows = new ArrayList<>();
        while (result.next()) {
            List<@Nullable Object> values = new ArrayList<>(columns.size());
            for (int i = 1; i <= columns.size(); i++) {
                values.add(result.getObject(i));
            }
            rows.add(new QueriedRow(columns, Collections.unmodifiableList(values)));
        }
        return List.copyOf(rows);
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Nullable
    Object first() {
        return values.get(0);
    }

    @Override
    public @Nullable Object get(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).equalsIgnoreCase(column)) {
                return values.get(i);
            }
        }
        throw new NoSuchElementException("there is no column '" + column + "' among " + String.join(", ", columns));
    }

    @Override
    public @Nullable String string(String column) {
        Object value = get(column);
        return value == null ? null : value.toString();
    }

    @Override
    public long number(String column) {
        if (get(column) instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalStateException("the value of column '" + column + "' is no number");
    }
}
