package dev.banister.engine.dialect.mariadb;

import dev.banister.engine.dialect.mariadb.InformationSchema.Found;
import dev.banister.engine.schema.TriggerStructure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The triggers of all tables, as statements that make them again: with their definer, since they run with the definer's
 * rights, and behind the one that they run after.
 */
record TriggerReading(Flavour flavour, Map<String, List<Found>> rows) {

    private static final String TRIGGERS = "SELECT EVENT_OBJECT_TABLE AS TABLE_NAME, TRIGGER_NAME, EVENT_MANIPULATION,"
            + " ACTION_TIMING, ACTION_STATEMENT, DEFINER, SQL_MODE FROM information_schema.TRIGGERS";

    private static final String EACH_ROW = " FOR EACH ROW";

    static TriggerReading of(Flavour flavour, InformationSchema schema) throws SQLException {
        return new TriggerReading(
                flavour,
                schema.byTable(
                        TRIGGERS,
                        "EVENT_OBJECT_SCHEMA",
                        "EVENT_OBJECT_TABLE",
                        "ACTION_TIMING, EVENT_MANIPULATION, ACTION_ORDER"));
    }

    List<TriggerStructure> of(String table) {
        List<TriggerStructure> triggers = new ArrayList<>();
        String moment = "";
        String previous = "";
        for (Found row : rows.getOrDefault(table, List.of())) {
            String own = row.text("ACTION_TIMING") + " " + row.text("EVENT_MANIPULATION");
            String order = own.equals(moment) ? " " + TriggerOrder.follows(previous) : "";
            triggers.add(new TriggerStructure(row.text("TRIGGER_NAME"), sql(row, own, order)));
            moment = own;
            previous = row.text("TRIGGER_NAME");
        }
        triggers.sort(Comparator.comparing(TriggerStructure::name));
        return List.copyOf(triggers);
    }

    private String sql(Found row, String moment, String order) {
        String mode = flavour.hasSettingsOfAStatement()
                ? "SET STATEMENT sql_mode = " + Sql.text(row.text("SQL_MODE")) + " FOR "
                : "";
        return mode + "CREATE DEFINER = " + definer(row.text("DEFINER")) + " TRIGGER "
                + Sql.name(row.text("TRIGGER_NAME")) + " " + moment + " ON " + Sql.name(row.text("TABLE_NAME"))
                + EACH_ROW + order + " " + row.text("ACTION_STATEMENT");
    }

    /** What the trigger does, of the statement that makes it. */
    static String body(String sql) {
        return sql.substring(Math.max(0, sql.indexOf(EACH_ROW)));
    }

    /** {@code user@host}, or a role. */
    static String definer(String definer) {
        int at = definer.lastIndexOf('@');
        return at < 0
                ? Sql.name(definer)
                : Sql.name(definer.substring(0, at)) + "@" + Sql.name(definer.substring(at + 1));
    }
}
