package dev.banister.engine.dialect.mariadb;

import dev.banister.engine.dialect.mariadb.InformationSchema.Found;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.DataType;
import dev.banister.engine.schema.DefaultValue;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Columns as INFORMATION_SCHEMA has them. */
record ColumnReading(Flavour flavour) {

    private static final String COLUMNS = "SELECT TABLE_NAME, COLUMN_NAME, COLUMN_DEFAULT, IS_NULLABLE, DATA_TYPE,"
            + " COLUMN_TYPE, EXTRA, COLLATION_NAME, COLUMN_COMMENT, GENERATION_EXPRESSION"
            + " FROM information_schema.COLUMNS";

    private static final Pattern ON_UPDATE = Pattern.compile("on update ([^ ,]+)", Pattern.CASE_INSENSITIVE);

    Map<String, List<Found>> rows(InformationSchema schema) throws SQLException {
        return schema.byTable(COLUMNS, "TABLE_SCHEMA", "TABLE_NAME", "ORDINAL_POSITION");
    }

    /** @param check that belongs to its definition */
    ColumnStructure column(Found row, Optional<String> check) {
        String extra = row.text("EXTRA").toLowerCase(Locale.ROOT);
        Optional<String> generatedAs = row.value("GENERATION_EXPRESSION").filter(sql -> !sql.isBlank());
        Map<String, String> attributes = attributes(row, extra);
        check.ifPresent(sql -> attributes.put(Attributes.CHECK, sql));
        boolean nullable = row.is("IS_NULLABLE", "YES");
        if (isWithoutDefault(row) && nullable && generatedAs.isEmpty()) {
            attributes.put(Attributes.NO_DEFAULT, Attributes.YES);
        }
        return new ColumnStructure(
                row.text("COLUMN_NAME"),
                new DataType.Native(row.text("COLUMN_TYPE")),
                nullable,
                generatedAs.isPresent() ? Optional.empty() : defaultValue(row, extra),
                extra.contains("auto_increment"),
                generatedAs,
                row.text("COLUMN_COMMENT"),
                attributes);
    }

    private static Map<String, String> attributes(Found row, String extra) {
        Map<String, String> attributes = new HashMap<>();
        row.value("COLLATION_NAME").ifPresent(collation -> attributes.put(Attributes.COLLATION, collation));
        Matcher onUpdate = ON_UPDATE.matcher(extra);
        if (onUpdate.find()) {
            attributes.put(Attributes.ON_UPDATE, onUpdate.group(1));
        }
        flag(attributes, Attributes.INVISIBLE, extra.contains("invisible"));
        flag(attributes, Attributes.VIRTUAL, extra.contains("virtual generated"));
        flag(attributes, Attributes.UNVERSIONED, extra.contains("without system versioning"));
        return attributes;
    }

    private static void flag(Map<String, String> attributes, String name, boolean holds) {
        if (holds) {
            attributes.put(name, Attributes.YES);
        }
    }

    /** MariaDB writes the word NULL where that is the default; MySQL does not tell the two apart. */
    private boolean isWithoutDefault(Found row) {
        return !flavour.isMysql() && row.value("COLUMN_DEFAULT").isEmpty();
    }

    private Optional<DefaultValue> defaultValue(Found row, String extra) {
        Optional<String> value = row.value("COLUMN_DEFAULT");
        Optional<String> sql = flavour.isMysql()
                ? value.map(text -> ofMysql(row, extra, text))
                : value.filter(text -> !text.equals("NULL"));
        return sql.map(DefaultValue.Expression::new);
    }

    /** MySQL gives literals without their quotes, and expressions without their brackets. */
    private static String ofMysql(Found row, String extra, String value) {
        if (row.is("DATA_TYPE", "bit")) {
            return value;
        }
        if (!extra.contains("default_generated")) {
            return Sql.text(value);
        }
        return value.toUpperCase(Locale.ROOT).startsWith("CURRENT_TIMESTAMP") ? value : "(" + value + ")";
    }
}
