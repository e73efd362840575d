package dev.banister.engine.schema;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The names of keys, checks and indexes for which nobody gave one, the same on every database but for their case. A
 * long one is cut; see {@link NameCut}.
 */
public final class DefaultNames {

    private final UnaryOperator<String> fold;

    /** @param fold how the database stores a name that is written without quotes */
    public DefaultNames(UnaryOperator<String> fold) {
        this.fold = fold;
    }

    public String primaryKey(String table) {
        return join(table, List.of(), "pkey");
    }

    public String uniqueKey(String table, List<String> columns) {
        return join(table, columns, "key");
    }

    public String foreignKey(String table, List<String> columns) {
        return join(table, columns, "fkey");
    }

    public String index(String table, List<String> columns) {
        return join(table, columns, "idx");
    }

    /** Of the check that belongs to a column's type. */
    public String check(String table, String column) {
        return join(table, List.of(column), "check");
    }

    /** As the database stores a name that is written without quotes. */
    String fold(String name) {
        return fold.apply(name);
    }

    private String join(String table, List<String> columns, String ending) {
        StringBuilder name = new StringBuilder(table);
        columns.forEach(column -> name.append('_').append(column));
        String end = '_' + fold.apply(ending);
        String whole = name + end;
        return NameCut.bytes(whole) <= NameCut.MOST_BYTES
                ? whole
                : NameCut.cut(name.toString(), "_", fold.apply(NameCut.hash(whole)), end);
    }
}
