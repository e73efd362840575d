package dev.banister.engine.dialect.sqlite;

import dev.banister.api.schema.ColumnType;
import dev.banister.engine.dialect.NotHonoured;
import dev.banister.engine.schema.CheckStructure;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.DataType;
import dev.banister.engine.schema.TableStructure;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The conditions that make a column hold what its type says: by itself SQLite takes any value in any column. Of days and
 * times none, since drivers and applications write these in ways of their own.
 */
final class TypeChecks {

    /** As many digits of a decimal number as a double, which is what SQLite computes with, keeps for certain. */
    private static final int MOST_DIGITS = 15;

    private static final int UUID_LENGTH = 36;

    /** Of the names of such checks. */
    private static final String ENDING = "_check";

    private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d+), ?(\\d+)\\)");
    private static final Pattern STRING = Pattern.compile("varchar\\((\\d+)\\)");

    private TypeChecks() {}

    static Optional<String> of(ColumnStructure column) {
        return column.type() instanceof DataType.Portable portable
                ? of(Names.bare(column.name()), portable.type())
                : Optional.empty();
    }

    private static Optional<String> of(String name, ColumnType type) {
        return switch (type.kind()) {
            case STRING -> Optional.of(is(name, "'text'") + " AND length(" + name + ") <= " + type.length());
            case TEXT -> Optional.of(is(name, "'text'"));
            case INTEGER -> Optional.of(is(name, "'integer'") + " AND " + name + " BETWEEN -2147483648 AND 2147483647");
            case BIGINT -> Optional.of(is(name, "'integer'"));
            case DECIMAL -> Optional.of(decimal(name, type));
            case DOUBLE -> Optional.of(is(name, "'real'"));
            case BOOLEAN -> Optional.of(name + " IN (0, 1)");
            case BINARY -> Optional.of(is(name, "'blob'"));
            case UUID -> Optional.of(is(name, "'text'") + " AND length(" + name + ") = " + UUID_LENGTH);
            case JSON -> Optional.of("json_valid(" + name + ")");
            case ENUM ->
                Optional.of(name + " IN "
                        + type.values().stream().map(Sql::text).collect(Collectors.joining(", ", "(", ")")));
            case PK, DATE, TIME, TIMESTAMP, TIMESTAMPTZ -> Optional.empty();
        };
    }

    private static String is(String name, String storage) {
        return "typeof(" + name + ") IN (" + storage + ", 'null')";
    }

    private static String decimal(String name, ColumnType type) {
        if (type.length() > MOST_DIGITS) {
            throw NotHonoured.of(
                    SqliteRenderer.PRODUCT,
                    name,
                    "a number of " + type.length() + " digits",
                    "SQLite keeps " + MOST_DIGITS + " digits of a number with a point, and loses the others",
                    "Ask for at most " + MOST_DIGITS + " digits, for bigint() in a smaller unit, or for string().");
        }
        return is(name, "'integer', 'real'") + " AND abs(" + name + ") < 1" + "0".repeat(type.length() - type.scale())
                + " AND round(" + name + ", " + type.scale() + ") = " + name;
    }

    /**
     * The checks that came with the column's type, whatever column and table were called then. What a type of the same name
     * could have brought counts only if nothing else did, for an author's own check may say the same.
     */
    static List<CheckStructure> ofType(TableStructure table, ColumnStructure column) {
        String name = Names.bare(column.name());
        String type = TypeNames.of(column.type());
        Optional<String> own = candidate(type).flatMap(candidate -> of(name, candidate));
        List<CheckStructure> exact = table.checks().stream()
                .filter(check -> own.filter(check.sql()::equals).isPresent())
                .toList();
        return exact.isEmpty()
                ? table.checks().stream()
                        .filter(check -> check.name().endsWith(ENDING) && isOfNamesake(check.sql(), name, type))
                        .toList()
                : exact;
    }

    /** A text may be a document as well, and a string one of a list or a UUID. */
    private static boolean isOfNamesake(String sql, String name, String type) {
        return switch (type) {
            case "text" -> of(name, ColumnType.json()).filter(sql::equals).isPresent();
            case "varchar(36)" ->
                of(name, ColumnType.uuid()).filter(sql::equals).isPresent() || sql.startsWith(name + " IN ('");
            default -> STRING.matcher(type).matches() && sql.startsWith(name + " IN ('");
        };
    }

    private static Optional<ColumnType> candidate(String type) {
        Matcher string = STRING.matcher(type);
        if (string.matches()) {
            return Optional.of(ColumnType.string(Integer.parseInt(string.group(1))));
        }
        Matcher decimal = DECIMAL.matcher(type);
        if (decimal.matches() && Integer.parseInt(decimal.group(1)) <= MOST_DIGITS) {
            return Optional.of(
                    ColumnType.decimal(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2))));
        }
        return Optional.ofNullable(
                switch (type) {
                    case "text" -> ColumnType.text();
                    case "integer" -> ColumnType.integer();
                    case "bigint" -> ColumnType.bigint();
                    case "double" -> ColumnType.doublePrecision();
                    case "boolean" -> ColumnType.bool();
                    case "blob" -> ColumnType.binary();
                    default -> null;
                });
    }
}
