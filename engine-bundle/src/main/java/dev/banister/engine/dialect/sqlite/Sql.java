package dev.banister.engine.dialect.sqlite;

import java.util.Collection;
import java.util.stream.Collectors;

/** Identifiers and text as they are written in SQL. */
final class Sql {

    private Sql() {}

    static String name(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** In brackets. */
    static String names(Collection<String> identifiers) {
        return "(" + list(identifiers) + ")";
    }

    static String list(Collection<String> identifiers) {
        return identifiers.stream().map(Sql::name).collect(Collectors.joining(", "));
    }

    static String text(String value) {
        return '\'' + value.replace("'", "''") + '\'';
    }
}
