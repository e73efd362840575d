package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.schema.IndexStructure;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An index of one table, as one of another. */
final class CopiedIndex {

    private static final String IDENTIFIER = "(?:\"(?:[^\"]|\"\")+\"|[^\\s\".]+)";

    /** As the server writes it: {@code CREATE UNIQUE INDEX name ON schema.table USING …}. */
    private static final Pattern STATEMENT = Pattern.compile(
            "CREATE (UNIQUE )?INDEX " + IDENTIFIER + " ON (?:" + IDENTIFIER + "\\.)?" + IDENTIFIER + " (USING .*)",
            Pattern.DOTALL);

    private CopiedIndex() {}

    /** @param index by the name that it is to have */
    static IndexStructure on(String table, IndexStructure index) {
        return new IndexStructure(
                index.name(),
                index.unique(),
                index.parts(),
                index.where(),
                index.sql().map(sql -> statement(table, index, sql)),
                index.attributes());
    }

    private static String statement(String table, IndexStructure index, String sql) {
        Matcher found = STATEMENT.matcher(sql);
        if (!found.matches()) {
            throw new IllegalArgumentException("no statement that makes an index: " + sql);
        }
        return "CREATE " + Optional.ofNullable(found.group(1)).orElse("") + "INDEX " + Sql.name(index.name()) + " ON "
                + Sql.name(table) + " " + found.group(2);
    }
}
