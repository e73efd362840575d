package dev.banister.engine.schema;

import dev.banister.engine.script.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The names of keys, checks and indexes for which nobody gave one, the same on every database but for their case. They
 * have at most 63 bytes, which is what the shortest-spoken database takes: a longer one is cut and told from others by a
 * piece of a hash.
 */
public final class DefaultNames {

    private static final int MOST_BYTES = 63;
    private static final int HASH = 8;

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

    private String join(String table, List<String> columns, String ending) {
        StringBuilder name = new StringBuilder(table);
        columns.forEach(column -> name.append('_').append(column));
        String end = '_' + fold.apply(ending);
        String whole = name + end;
        if (bytes(whole) <= MOST_BYTES) {
            return whole;
        }
        String hash = '_' + fold.apply("h" + new Digest().of(whole).substring(0, HASH)) + end;
        return cut(name.toString(), MOST_BYTES - bytes(hash)) + hash;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Never in the middle of a character. */
    private static String cut(String text, int mostBytes) {
        int end = text.length();
        while (bytes(text.substring(0, end)) > mostBytes) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }
}
