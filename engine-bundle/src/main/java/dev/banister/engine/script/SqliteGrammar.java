package dev.banister.engine.script;

import dev.banister.engine.script.Statement.Kind;
import java.util.Optional;
import java.util.Set;

/** SQLite: what a PRAGMA does depends on its name, and on whether it has a value. */
final class SqliteGrammar implements Grammar {

    private static final Set<String> DATA =
            Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "REPLACE", "VALUES", "WITH", "EXPLAIN");

    private static final Set<String> OUTSIDE = Set.of("VACUUM", "ATTACH", "DETACH");

    /** A transaction ignores these, or does not let them take effect. */
    private static final Set<String> FRAME_PRAGMAS = Set.of("FOREIGN_KEYS", "LEGACY_ALTER_TABLE", "JOURNAL_MODE");

    /** In a transaction these are errors. */
    private static final Set<String> OUTSIDE_PRAGMAS =
            Set.of("SYNCHRONOUS", "TEMP_STORE", "TEMP_STORE_DIRECTORY", "WAL_CHECKPOINT");

    /** These change the file. */
    private static final Set<String> STRUCTURE_PRAGMAS = Set.of(
            "APPLICATION_ID",
            "AUTO_VACUUM",
            "ENCODING",
            "INCREMENTAL_VACUUM",
            "OPTIMIZE",
            "PAGE_SIZE",
            "SCHEMA_VERSION",
            "USER_VERSION");

    /** What they have in brackets is what is asked about, not a value. */
    private static final Set<String> ASKING_PRAGMAS = Set.of(
            "FOREIGN_KEY_CHECK",
            "FOREIGN_KEY_LIST",
            "INDEX_INFO",
            "INDEX_LIST",
            "INDEX_XINFO",
            "INTEGRITY_CHECK",
            "QUICK_CHECK",
            "TABLE_INFO",
            "TABLE_LIST",
            "TABLE_XINFO");

    private static final Set<String> OFF = Set.of("0", "OFF", "NO", "FALSE");

    @Override
    public boolean isPlainData(String first) {
        return DATA.contains(first);
    }

    @Override
    public Kind kind(Words words) {
        String first = words.first();
        if (DATA.contains(first)) {
            return Kind.DATA;
        }
        if ("PRAGMA".equals(first)) {
            int name = ".".equals(words.third()) ? 3 : 1;
            return pragma(words.name(name), words.at(name + 1));
        }
        return OUTSIDE.contains(first) ? Kind.OUTSIDE : Kind.STRUCTURE;
    }

    @Override
    public Optional<Refusal> refusal(Words words) {
        if (!"PRAGMA".equals(words.first())) {
            return Optional.empty();
        }
        int name = ".".equals(words.third()) ? 3 : 1;
        boolean set =
                "QUERY_ONLY".equals(words.name(name)) && !words.at(name + 1).isEmpty();
        return set && !OFF.contains(words.name(name + 2)) ? Optional.of(Refusal.READ_ONLY_SESSION) : Optional.empty();
    }

    private static Kind pragma(String name, String next) {
        if (OUTSIDE_PRAGMAS.contains(name) && (!next.isEmpty() || "WAL_CHECKPOINT".equals(name))) {
            return Kind.OUTSIDE;
        }
        if (STRUCTURE_PRAGMAS.contains(name) && (!next.isEmpty() || !"USER_VERSION".equals(name))) {
            return Kind.STRUCTURE;
        }
        if (next.isEmpty() || ASKING_PRAGMAS.contains(name)) {
            return Kind.DATA;
        }
        return FRAME_PRAGMAS.contains(name) ? Kind.FRAME : Kind.SESSION;
    }

    @Override
    public Body body(String first) {
        return "CREATE".equals(first) ? new SqliteTrigger() : Body.NONE;
    }
}
