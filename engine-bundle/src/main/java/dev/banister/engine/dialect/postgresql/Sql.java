package dev.banister.engine.dialect.postgresql;

import java.util.Collection;
import java.util.stream.Collectors;

/** Identifiers and text as they are written in SQL. */
final class Sql {

    private Sql() {}

    static String name(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** Without brackets. */
    static String list(Collection<String> identifiers) {
        return identifiers.stream().map(Sql::name).collect(Collectors.joining(", "));
    }

    /** In brackets. */
    static String names(Collection<String> identifiers) {
        return "(" + list(identifiers) + ")";
    }

    /** A literal that says the same whatever {@code standard_conforming_strings} is. */
    static String text(String value) {
        String quoted = '\'' + value.replace("\\", "\\\\").replace("'", "''") + '\'';
        return value.indexOf('\\') < 0 ? quoted : "E" + quoted;
    }
}
