package dev.banister.engine.dialect.mariadb;

import dev.banister.engine.dialect.NotHonoured;
import dev.banister.engine.schema.IndexStructure;
import dev.banister.engine.schema.IndexStructure.Part;
import java.util.Set;
import java.util.stream.Collectors;

/** An index as it stands in CREATE TABLE, and behind ADD in ALTER TABLE. */
record IndexText(Flavour flavour) {

    private static final Set<String> KINDS = Set.of("FULLTEXT", "SPATIAL");

    String definition(String table, IndexStructure index) {
        String where = table + "." + index.name();
        NameLength.check(flavour, where, index.name());
        requireHonoured(where, index);
        String type = index.attributes().getOrDefault(Attributes.TYPE, "");
        boolean isKind = KINDS.contains(type);
        StringBuilder sql = new StringBuilder();
        sql.append(isKind ? type + " " : index.unique() ? "UNIQUE " : "")
                .append("INDEX ")
                .append(Sql.name(index.name()))
                .append(' ')
                .append(parts(index));
        if (!type.isEmpty() && !isKind) {
            sql.append(" USING ").append(type);
        }
        String comment = index.attributes().get(Attributes.COMMENT);
        if (comment != null) {
            sql.append(" COMMENT ").append(Sql.text(comment));
        }
        if (index.attributes().containsKey(Attributes.UNUSED)) {
            sql.append(' ').append(flavour.unusedIndex().word());
        }
        return sql.toString();
    }

    private void requireHonoured(String where, IndexStructure index) {
        if (index.where().isPresent()) {
            throw NotHonoured.of(
                    flavour.product(),
                    where,
                    "an index of the rows for which " + index.where().get(),
                    flavour.product() + " has no index of a part of the rows",
                    "Leave out where(), or add a generated column that is NULL for the other rows and index that.");
        }
        if (!flavour.hasDescendingIndexes() && index.parts().stream().anyMatch(Part::descending)) {
            throw NotHonoured.of(
                    flavour.product(),
                    where,
                    "an index in falling order",
                    "MariaDB has those from 10.8 on; this one is " + flavour.major() + "." + flavour.minor(),
                    "Leave out descending(), or upgrade the server.");
        }
        if (!flavour.hasExpressionIndexes() && index.parts().stream().anyMatch(Part::expression)) {
            throw NotHonoured.of(
                    flavour.product(),
                    where,
                    "an index of an expression",
                    "MariaDB has indexes of columns only",
                    "Add a generated column of that expression and index that.");
        }
    }

    /** In brackets. */
    static String parts(IndexStructure index) {
        return index.parts().stream().map(IndexText::part).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String part(Part part) {
        String length = part.attributes().get(Attributes.LENGTH);
        return (part.expression() ? "(" + part.text() + ")" : Sql.name(part.text()))
                + (length == null ? "" : "(" + length + ")")
                + (part.descending() ? " DESC" : "");
    }
}
