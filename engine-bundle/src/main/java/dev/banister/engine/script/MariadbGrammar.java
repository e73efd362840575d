package dev.banister.engine.script;

import dev.banister.engine.script.Statement.Kind;
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
}
