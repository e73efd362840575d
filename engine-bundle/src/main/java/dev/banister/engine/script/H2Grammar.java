package dev.banister.engine.script;

import java.util.Set;

/**
 * CALL is no word for rows, since a function may do anything; of the settings only those are named here that H2 was seen
 * not to commit for. {@code @} stands for a variable.
 */
final class H2Grammar implements Grammar {

    private static final Set<String> DATA =
            Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "VALUES", "WITH", "TABLE", "EXPLAIN", "SHOW");

    private static final Set<String> SESSION_SETTINGS = Set.of(
            "@",
            "CATALOG",
            "LOCK_TIMEOUT",
            "NON_KEYWORDS",
            "QUERY_TIMEOUT",
            "SCHEMA",
            "SCHEMA_SEARCH_PATH",
            "TIME",
            "TRUNCATE_LARGE_LENGTH",
            "VARIABLE_BINARY");

    @Override
    public boolean isPlainData(String first) {
        return DATA.contains(first);
    }

    @Override
    public Statement.Kind kind(Words words) {
        String first = words.first();
        if (DATA.contains(first)) {
            return Statement.Kind.DATA;
        }
        boolean session = "SET".equals(first) ? SESSION_SETTINGS.contains(words.second()) : "USE".equals(first);
        return session ? Statement.Kind.SESSION : Statement.Kind.STRUCTURE;
    }

    @Override
    public Body body(String first) {
        return Body.NONE;
    }
}
