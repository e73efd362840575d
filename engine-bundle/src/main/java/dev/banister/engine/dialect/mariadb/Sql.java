package dev.banister.engine.dialect.mariadb;

import java.util.Collection;
import java.util.stream.Collectors;

/** Identifiers and text as they are written in SQL. */
final class Sql {

    private Sql() {}

    static String name(String identifier) {
        return '`' + identifier.replace("`", "``") + '`';
    }

    /** In brackets. */
    static String names(Collection<String> identifiers) {
        return identifiers.stream().map(Sql::name).collect(Collectors.joining(", ", "(", ")"));
    }

    /** Of a session that takes the backslash as an escape, which is the default. */
    static String text(String value) {
        return '\'' + value.replace("\\", "\\\\").replace("'", "''").replace("\0", "\\0") + '\'';
    }
}
