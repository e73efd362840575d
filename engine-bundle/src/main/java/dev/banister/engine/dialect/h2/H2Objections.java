package dev.banister.engine.dialect.h2;

import static dev.banister.engine.dialect.h2.H2Dialect.quoted;

import dev.banister.engine.dialect.NotHonoured;
import dev.banister.engine.dialect.Objection;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.Structure;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What rows have against a change that H2 would make without a word, with values of its own choice. */
final class H2Objections {

    private static final Pattern OF_NUMBERS =
            Pattern.compile("(TINYINT|SMALLINT|INTEGER|BIGINT|NUMERIC|DECIMAL|REAL|DOUBLE|FLOAT|DECFLOAT)\\b.*");
    private static final Pattern OF_CHARACTERS = Pattern.compile("CHARACTER\\b.*|VARCHAR.*|CHAR\\b.*|CLOB\\b.*");
    private static final String ENUM = "ENUM(";

    private H2Objections() {}

    static List<Objection> of(Operation operation, Structure before) {
        if (operation instanceof Operation.AddColumn add) {
            return Objection.toColumn(H2Renderer.PRODUCT, quoted(add.table()), add);
        }
        return operation instanceof Operation.ChangeColumn change
                        && change.using().isEmpty()
                ? before
                        .table(change.table())
                        .flatMap(table -> table.column(change.to().name()))
                        .flatMap(was -> toChange(change, was))
                        .stream()
                        .toList()
                : List.of();
    }

    private static Optional<Objection> toChange(Operation.ChangeColumn change, ColumnStructure was) {
        String from = H2Columns.type(was);
        String to = H2Columns.type(change.to());
        String column = quoted(was.name());
        if (from.equals(to)) {
            return Optional.empty();
        }
        if (to.equals("BOOLEAN") && OF_NUMBERS.matcher(from).matches()) {
            return Optional.of(objection(
                    change, column + " NOT IN (0, 1)", "there are rows with a number that is neither 0 nor 1"));
        }
        if (to.startsWith(ENUM) && (from.startsWith(ENUM) || isOfCharacters(from))) {
            return Optional.of(objection(
                    change,
                    "CAST(" + column + " AS CHARACTER VARYING) NOT IN " + to.substring(ENUM.length() - 1),
                    "there are rows with another text, which H2 takes for another spelling of a value"));
        }
        if (to.startsWith(ENUM) || from.startsWith(ENUM) && !isOfCharacters(to)) {
            return Optional.of(objection(
                    change,
                    column + " IS NOT NULL",
                    "there are rows, and H2 converts between numbers and an enumeration by the places of the values in"
                            + " its list"));
        }
        return to.equals("JSON")
                ? Optional.of(objection(
                        change,
                        column + " IS NOT NULL",
                        "there are rows, and H2 makes of each value a JSON text that holds it, no document"))
                : Optional.empty();
    }

    private static boolean isOfCharacters(String type) {
        return OF_CHARACTERS.matcher(type).matches();
    }

    private static Objection objection(Operation.ChangeColumn change, String where, String why) {
        return new Objection(
                "SELECT 1 FROM " + quoted(change.table()) + " WHERE " + where + " LIMIT 1",
                NotHonoured.finding(
                        H2Renderer.PRODUCT,
                        change.table() + "." + change.to().name(),
                        "the type " + H2Columns.type(change.to()),
                        why,
                        "Put right by UPDATE what does not fit, or say by using() what becomes of the old values: for"
                                + " JSON, the column's name and FORMAT JSON behind it."));
    }
}
