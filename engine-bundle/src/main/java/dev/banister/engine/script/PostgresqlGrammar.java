package dev.banister.engine.script;

import dev.banister.engine.script.Statement.Kind;
import java.util.Optional;
import java.util.Set;

/** PostgreSQL: nearly everything runs in a transaction, so that what matters is what does not. */
final class PostgresqlGrammar implements Grammar {

    private static final Set<String> DATA =
            Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "VALUES", "WITH", "TABLE", "EXPLAIN", "SHOW");

    private static final Set<String> OTHER_DATA = Set.of("COPY", "LOCK", "DECLARE", "FETCH", "MOVE", "CLOSE", "NOTIFY");

    private static final Set<String> SESSION =
            Set.of("SET", "RESET", "DISCARD", "LISTEN", "UNLISTEN", "LOAD", "PREPARE", "DEALLOCATE");

    private static final Set<String> OUTSIDE_OBJECTS = Set.of("DATABASE", "TABLESPACE", "SUBSCRIPTION");

    private static final Set<String> WHOLE_DATABASE = Set.of("SCHEMA", "DATABASE", "SYSTEM");

    private static final Set<String> COPY_DIRECTIONS = Set.of("FROM", "TO");

    private static final Set<String> COPY_STREAMS = Set.of("STDIN", "STDOUT");

    private static final Set<String> UTF8 = Set.of("UTF8", "UTF-8", "UNICODE");

    private static final Set<String> ON = Set.of("ON", "TRUE", "YES", "1", "DEFAULT");

    @Override
    public boolean isPlainData(String first) {
        return DATA.contains(first);
    }

    @Override
    public Kind kind(Words words) {
        String first = words.first();
        if (DATA.contains(first) || OTHER_DATA.contains(first)) {
            return Kind.DATA;
        }
        if (isOutside(first, words)) {
            return Kind.OUTSIDE;
        }
        if ("SET".equals(first) && "CONSTRAINTS".equals(words.second())) {
            return Kind.DATA;
        }
        return SESSION.contains(first) ? Kind.SESSION : Kind.STRUCTURE;
    }

    private static boolean isOutside(String first, Words words) {
        String second = words.second();
        return switch (first) {
            case "VACUUM" -> true;
            case "CREATE", "DROP" -> OUTSIDE_OBJECTS.contains(second) || isConcurrentIndex(words);
            case "REINDEX" -> words.have("CONCURRENTLY") || WHOLE_DATABASE.contains(behindOptions(words));
            case "ALTER" -> isOutsideAlter(second, words);
            case "CLUSTER" -> isWithoutTable(words);
            case "DISCARD" -> "ALL".equals(second);
            default -> false;
        };
    }

    private static boolean isConcurrentIndex(Words words) {
        int index = "UNIQUE".equals(words.second()) ? 2 : 1;
        return "INDEX".equals(words.at(index)) && "CONCURRENTLY".equals(words.at(index + 1));
    }

    private static boolean isOutsideAlter(String second, Words words) {
        return switch (second) {
            case "SYSTEM" -> true;
            case "DATABASE" -> "SET".equals(words.at(3)) && "TABLESPACE".equals(words.at(4));
            case "SUBSCRIPTION" -> words.have("PUBLICATION");
            case "TABLE" -> words.have("DETACH") && words.have("CONCURRENTLY");
            default -> false;
        };
    }

    /** {@code CLUSTER}, {@code CLUSTER VERBOSE}, {@code CLUSTER (VERBOSE)}. */
    private static boolean isWithoutTable(Words words) {
        int last = words.count() - 1;
        return last == 0 || (last == 1 && "VERBOSE".equals(words.second())) || ")".equals(words.at(last));
    }

    private static String behindOptions(Words words) {
        int at = 1;
        if ("(".equals(words.at(at))) {
            while (at < words.known() && !")".equals(words.at(at))) {
                at++;
            }
            at++;
        }
        return words.at(at);
    }

    @Override
    public Optional<Refusal> refusal(Words words) {
        return switch (words.first()) {
            case "COPY" -> isOfTheServer(words) ? Optional.of(Refusal.SERVER_FILE) : Optional.empty();
            case "SET" -> refusalOfSetting(new Assignments(words));
            default -> Optional.empty();
        };
    }

    /** What stands in brackets is a query or the names of columns. */
    private static boolean isOfTheServer(Words words) {
        int depth = 0;
        for (int i = 1; i < words.known(); i++) {
            String word = words.at(i);
            depth += "(".equals(word) ? 1 : ")".equals(word) ? -1 : 0;
            if (depth == 0 && COPY_DIRECTIONS.contains(word)) {
                return !COPY_STREAMS.contains(words.at(i + 1));
            }
        }
        return false;
    }

    private static Optional<Refusal> refusalOfSetting(Assignments setting) {
        if (!setting.next()) {
            return Optional.empty();
        }
        return switch (setting.name()) {
            case "CLIENT_ENCODING", "NAMES" ->
                UTF8.contains(setting.value()) ? Optional.empty() : Optional.of(Refusal.ENCODING);
            case "STANDARD_CONFORMING_STRINGS" ->
                ON.contains(setting.value()) ? Optional.empty() : Optional.of(Refusal.QUOTING);
            default -> Optional.empty();
        };
    }

    @Override
    public Body body(String first) {
        return switch (first) {
            case "CREATE" -> new PostgresqlBody();
            case "COPY" -> new PostgresqlCopy();
            default -> Body.NONE;
        };
    }
}
