package dev.banister.engine.dialect.mariadb;

import dev.banister.engine.dialect.NotHonoured;
import dev.banister.engine.dialect.Objection;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.Structure;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What rows have against a change that the server would make without a word, with values of its own choice. */
record MariadbObjections(Flavour flavour, TypeNames types) {

    private static final Pattern VALUE = Pattern.compile("'((?:[^']|'')*)'");
    private static final String ENUM = "enum(";

    List<Objection> of(Operation operation, Structure before) {
        if (operation instanceof Operation.AddColumn add) {
            return Objection.toColumn(flavour.product(), Sql.name(add.table()), add);
        }
        return operation instanceof Operation.ChangeColumn change
                ? before
                        .table(change.table())
                        .flatMap(table -> table.column(change.to().name()))
                        .flatMap(was -> toChange(change, was))
                        .stream()
                        .toList()
                : List.of();
    }

    private Optional<Objection> toChange(Operation.ChangeColumn change, ColumnStructure was) {
        String from = types.of(was.type()).toLowerCase(Locale.ROOT);
        String type = types.of(change.to().type());
        String to = type.toLowerCase(Locale.ROOT);
        String column = Sql.name(was.name());
        boolean isListed = from.startsWith(ENUM) || from.startsWith("set(");
        if (from.equals(to)) {
            return Optional.empty();
        }
        if (to.startsWith(ENUM) && types.isOfCharacters(was.type())) {
            return Optional.of(objection(
                    change,
                    "CAST(CONVERT(" + column + " USING utf8mb4) AS BINARY) NOT IN (" + values(type) + ")",
                    "there are rows with another text, which the server takes for another spelling of a value, or for"
                            + " its number in the list"));
        }
        if (to.startsWith(ENUM) || isListed && !types.isOfCharacters(change.to().type())) {
            return Optional.of(objection(
                    change,
                    column + " IS NOT NULL",
                    "there are rows, and the server converts between numbers and an enumeration by the places of the"
                            + " values in its list"));
        }
        return to.equals("tinyint(1)")
                ? Optional.of(objection(
                        change, column + " NOT IN (0, 1)", "there are rows with a number that is neither 0 nor 1"))
                : Optional.empty();
    }

    private static String values(String type) {
        return VALUE.matcher(type)
                .results()
                .map(value -> value.group(1).replace("''", "'").getBytes(StandardCharsets.UTF_8))
                .map(bytes -> "x'" + HexFormat.of().formatHex(bytes) + "'")
                .collect(Collectors.joining(", "));
    }

    private Objection objection(Operation.ChangeColumn change, String where, String why) {
        return new Objection(
                "SELECT 1 FROM " + Sql.name(change.table()) + " WHERE " + where + " LIMIT 1",
                NotHonoured.finding(
                        flavour.product(),
                        change.table() + "." + change.to().name(),
                        "the type " + types.of(change.to().type()),
                        why,
                        "Put right by UPDATE what does not fit, or add another column, fill it and remove this one."));
    }
}
