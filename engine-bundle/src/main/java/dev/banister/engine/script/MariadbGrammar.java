package dev.banister.engine.script;

import dev.banister.engine.script.Statement.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** MariaDB: what is not known to leave the transaction alone commits it. */
final class MariadbGrammar implements Grammar {

    private static final Set<String> DATA = Set.of(
            "SELECT",
            "INSERT",
            "UPDATE",
            "DELETE",
            "REPLACE",
            "VALUES",
            "WITH",
            "TABLE",
            "DO",
            "EXPLAIN",
            "DESCRIBE",
            "DESC",
            "SHOW");

    private static final Set<String> LOADED_ROWS = Set.of("DATA", "XML");

    private static final Set<String> SESSION = Set.of("PREPARE", "DEALLOCATE");

    /** What is set for others too, or commits. */
    private static final Set<String> BEYOND_SESSION = Set.of("GLOBAL", "PERSIST", "PASSWORD", "DEFAULT", "STATEMENT");

    private static final Set<String> LOCKING = Set.of("LOCK", "UNLOCK");

    private static final Set<String> TABLES = Set.of("TABLE", "TABLES");

    /** With those that are short for several. */
    private static final Set<String> QUOTING_MODES =
            Set.of("ANSI", "ANSI_QUOTES", "DB2", "MAXDB", "MSSQL", "NO_BACKSLASH_ESCAPES", "ORACLE", "POSTGRESQL");

    private static final Map<String, Refusal> REFUSED_CALLS =
            Map.of("GET_LOCK", Refusal.NAMED_LOCK, "RELEASE_ALL_LOCKS", Refusal.ALL_LOCKS);

    /** {@code CREATE OR REPLACE TEMPORARY TABLE}. */
    private static final int LAST_OF_HEAD = 4;

    @Override
    public boolean isPlainData(String first) {
        return DATA.contains(first);
    }

    @Override
    public Kind kind(Words words) {
        String first = words.first();
        boolean rows = DATA.contains(first) || ("LOAD".equals(first) && LOADED_ROWS.contains(words.second()));
        if (rows) {
            return Kind.DATA;
        }
        boolean session = "SET".equals(first) ? setsSession(words) : SESSION.contains(first);
        return session ? Kind.SESSION : Kind.STRUCTURE;
    }

    /** One of several assignments may be for everybody. */
    private static boolean setsSession(Words words) {
        if (words.count() > words.known()) {
            return false;
        }
        boolean beginsSetting = true;
        for (int i = 1; i < words.count(); i++) {
            String word = words.at(i);
            if (beginsSetting && BEYOND_SESSION.contains(word)) {
                return false;
            }
            beginsSetting = ",".equals(word) || ("@".equals(word) && isScope(words, i));
        }
        return true;
    }

    /** Is this the second {@code @} of a setting to be assigned, as in {@code @@global.x}? */
    private static boolean isScope(Words words, int index) {
        String before = words.at(index - 2);
        return "@".equals(words.at(index - 1)) && ("SET".equals(before) || ",".equals(before));
    }

    @Override
    public Body body(String first) {
        return switch (first) {
            case "CREATE", "ALTER" -> new MariadbRoutine();
            case "BEGIN" -> new MariadbBlock();
            default -> Body.NONE;
        };
    }

    @Override
    public boolean leavesDatabase(Words words) {
        return "USE".equals(words.first());
    }

    @Override
    public boolean isClientCommand(Words words) {
        return "SOURCE".equals(words.first());
    }

    /** As mariadb-dump writes them around the rows of each table. */
    @Override
    public boolean isLeftOut(Words words) {
        return LOCKING.contains(words.first()) && TABLES.contains(words.second());
    }

    @Override
    public Optional<Refusal> refusal(Words words) {
        boolean locks = switch (words.first()) {
            case "LOCK" -> "INSTANCE".equals(words.second());
            case "BACKUP" -> true;
            case "FLUSH" -> (words.have("READ") && words.have("LOCK")) || words.have("EXPORT");
            default -> false;
        };
        if (locks) {
            return Optional.of(Refusal.TABLE_LOCK);
        }
        return "SET".equals(words.first()) ? refusalOfSettings(words) : Optional.empty();
    }

    private static Optional<Refusal> refusalOfSettings(Words words) {
        Assignments assignments = new Assignments(words);
        while (assignments.next()) {
            Optional<Refusal> refusal = assignments.isOwn() ? Optional.empty() : refusal(assignments);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refusal(Assignments assignment) {
        return switch (assignment.name()) {
            case "COMPLETION_TYPE" -> Optional.of(Refusal.ENDING);
            case "CHARACTER_SET_DATABASE", "COLLATION_DATABASE" -> Optional.of(Refusal.DATABASE_CHARSET);
            case "SQL_MODE" -> assignment.hasIn(QUOTING_MODES) ? Optional.of(Refusal.QUOTING) : Optional.empty();
            case "NAMES", "CHARACTER", "CHARSET", "CHARACTER_SET_CLIENT", "CHARACTER_SET_RESULTS" ->
                isUtf8(assignment.value()) ? Optional.empty() : Optional.of(Refusal.ENCODING);
            default -> Optional.empty();
        };
    }

    /** Or what a variable holds, where such a statement has put it before. */
    private static boolean isUtf8(String encoding) {
        return encoding.startsWith("UTF8") || encoding.equals("@");
    }

    @Override
    public Map<String, Refusal> refusedCalls() {
        return REFUSED_CALLS;
    }

    @Override
    public boolean isDefinition(Words words) {
        boolean defines = "CREATE".equals(words.first()) || "ALTER".equals(words.first());
        for (int i = 1; i <= LAST_OF_HEAD; i++) {
            // Rows are selected into a table at once.
            defines &= !"TABLE".equals(words.at(i));
        }
        return defines;
    }
}
