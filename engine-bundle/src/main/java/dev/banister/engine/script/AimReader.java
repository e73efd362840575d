package dev.banister.engine.script;

import dev.banister.engine.script.Aim.Effect;
import dev.banister.engine.script.Aim.Name;
import dev.banister.engine.script.Aim.OneThing;
import dev.banister.engine.script.Aim.Repeatable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the {@link Aim} of one statement. For one thread. */
final class AimReader {

    private static final Optional<Aim> AGAIN = Optional.of(new Repeatable());
    private static final Optional<Aim> UNKNOWN = Optional.empty();

    private static final Set<String> REPEATABLE =
            Set.of("ANALYZE", "CHECKPOINT", "COMMENT", "GRANT", "OPTIMIZE", "REINDEX", "REVOKE", "VACUUM");

    private static final Set<String> KINDS = Set.of(
            "AGGREGATE",
            "ALIAS",
            "CONSTANT",
            "DATABASE",
            "DOMAIN",
            "EVENT",
            "FUNCTION",
            "INDEX",
            "PROCEDURE",
            "ROLE",
            "SCHEMA",
            "SEQUENCE",
            "SYNONYM",
            "TABLE",
            "TABLESPACE",
            "TRIGGER",
            "TYPE",
            "USER",
            "VIEW");

    /** Between CREATE and what is made stand a few words at the most. */
    private static final int LONGEST_PREFIX = 16;

    private static final Set<String> TEMPORARY = Set.of("TEMP", "TEMPORARY");

    /** Those that do something else, or something besides, that the table's own definition does not show. */
    private static final Set<String> HIDDEN_CHANGES =
            Set.of("AUTO_INCREMENT", "DISCARD", "EXCHANGE", "IMPORT", "REORGANIZE", "RESTART", "START", "TRUNCATE");

    /** What may be renamed within a table. */
    private static final Set<String> PARTS = Set.of("COLUMN", "CONSTRAINT", "INDEX", "KEY");

    private final List<HeadToken> tokens;
    private int at;

    AimReader(List<HeadToken> tokens) {
        this.tokens = tokens;
    }

    Optional<Aim> read() {
        String first = next();
        return switch (first) {
            case "CREATE" -> create();
            case "DROP" -> drop();
            case "ALTER" -> alter();
            case "RENAME" -> rename();
            default -> REPEATABLE.contains(first) ? AGAIN : UNKNOWN;
        };
    }

    private Optional<Aim> create() {
        boolean replaces = false;
        String kind = next();
        while (!KINDS.contains(kind) || ("AGGREGATE".equals(kind) && "FUNCTION".equals(word(at)))) {
            if (TEMPORARY.contains(kind) || at > LONGEST_PREFIX) {
                return UNKNOWN;
            }
            replaces |= "REPLACE".equals(kind);
            kind = next();
        }
        if ("TABLE".equals(kind) && (replaces || have("SELECT"))) {
            // Rows come along, or go.
            return UNKNOWN;
        }
        boolean concurrently = skip("CONCURRENTLY");
        boolean unlessThere = skip("IF", "NOT", "EXISTS");
        // One that was cut may be there and not valid.
        return (replaces || unlessThere) && !concurrently ? AGAIN : oneThing(Effect.MAKES, kind);
    }

    private Optional<Aim> drop() {
        String kind = next();
        if (!KINDS.contains(kind)) {
            return UNKNOWN;
        }
        skip("CONCURRENTLY");
        if (skip("IF", "EXISTS")) {
            return AGAIN;
        }
        Optional<Aim> aim = oneThing(Effect.ENDS, kind);
        return ",".equals(word(at)) ? UNKNOWN : aim;
    }

    private Optional<Aim> alter() {
        String kind = next();
        if ("SYSTEM".equals(kind)) {
            return AGAIN;
        }
        if (!"TABLE".equals(kind) || HIDDEN_CHANGES.stream().anyMatch(this::have)) {
            return UNKNOWN;
        }
        skip("IF", "EXISTS");
        skip("ONLY");
        Optional<Aim> change = oneThing(Effect.CHANGES, kind);
        boolean renamed = "RENAME".equals(word(at)) && !PARTS.contains(word(at + 1));
        return renamed ? change.map(AimReader::endOf) : change;
    }

    private static Aim endOf(Aim change) {
        return change instanceof OneThing thing
                ? new OneThing(Effect.ENDS, thing.kind(), thing.schema(), thing.name(), thing.table())
                : change;
    }

    private Optional<Aim> rename() {
        boolean oneTable = "TABLE".equals(next()) && !have(",");
        return oneTable ? oneThing(Effect.ENDS, "TABLE") : UNKNOWN;
    }

    private Optional<Aim> oneThing(Effect effect, String kind) {
        Optional<Name> first = nextName();
        Optional<Name> schema = skip(".") ? first : Optional.empty();
        Optional<Name> name = schema.isPresent() ? nextName() : first;
        boolean ofTable = name.isPresent() && skip("ON");
        skip("ONLY");
        Optional<Name> table = ofTable ? nextName() : Optional.empty();
        if (table.isPresent() && skip(".")) {
            schema = table;
            table = nextName();
        }
        boolean unnamed = name.isEmpty()
                || (!name.get().quoted() && "ON".equalsIgnoreCase(name.get().text()));
        return unnamed ? UNKNOWN : Optional.of(new OneThing(effect, kind, schema, name.get(), table));
    }

    private Optional<Name> nextName() {
        Optional<Name> name = at < tokens.size() ? tokens.get(at).name() : Optional.empty();
        at++;
        return name;
    }

    private String next() {
        return word(at++);
    }

    private String word(int index) {
        return index < tokens.size() ? tokens.get(index).word() : "";
    }

    private boolean skip(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!words[i].equals(word(at + i))) {
                return false;
            }
        }
        at += words.length;
        return true;
    }

    private boolean have(String word) {
        return tokens.stream().anyMatch(token -> token.word().equals(word));
    }
}
