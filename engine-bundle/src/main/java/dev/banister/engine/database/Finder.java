package dev.banister.engine.database;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.MigrationException;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.DefaultNames;
import dev.banister.engine.schema.FoundTables;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.TableStructure;
import dev.banister.engine.script.Suggestions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Finds what scripts name: a name is taken as it is spelt, or else as the database stores what is written without quotes.
 * Names of tables get the host's prefix first.
 */
final class Finder {

    private final Connection connection;
    private final Dialect dialect;
    private final Place place;
    private final String tablePrefix;
    private final Past past;
    private final DefaultNames defaults;
    private FoundTables seen = FoundTables.NONE;

    Finder(Connection connection, Dialect dialect, Place place, String tablePrefix, Past past) {
        this.connection = connection;
        this.dialect = dialect;
        this.place = place;
        this.past = past;
        this.tablePrefix = tablePrefix;
        this.defaults = new DefaultNames(dialect::fold);
    }

    DefaultNames defaults() {
        return defaults;
    }

    Dialect dialect() {
        return dialect;
    }

    /** As the database stores the name of something new. */
    String fold(String name) {
        return dialect.fold(name);
    }

    /** As the database stores the name of a new table. */
    String newTable(String table) {
        return dialect.fold(tablePrefix + table);
    }

    /** What an inspector finds around it; where the script says again what stands, only the table as it was then. */
    Structure around(String stored) {
        FoundTables then = past.found();
        Structure around =
                then.knows(stored) ? new Structure(then.table(stored).stream().toList(), List.of()) : read(stored);
        seen = seen.with(stored, around.table(stored));
        return around;
    }

    /**
     * The table of that stored name.
     *
     * @throws MigrationException if there is none
     */
    TableStructure stored(String name) {
        return in(around(name), name);
    }

    /** The same in what was found around it. */
    TableStructure in(Structure around, String name) {
        return around.table(name).orElseThrow(() -> notThere("table", name, tables(), Optional.empty()));
    }

    /** Without quotes if that means the same. */
    String written(String stored) {
        return fold(stored).equals(stored) ? stored : dialect.quote(stored);
    }

    private Structure read(String stored) {
        try {
            return dialect.inspector().around(connection, stored);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** What was found under each name that was looked for since {@link #forgetSeen}. */
    FoundTables seen() {
        return seen;
    }

    void forgetSeen() {
        seen = FoundTables.NONE;
    }

    private MigrationException unreadable(SQLException e) {
        return new MigrationException(
                Finding.of(
                                FindingCodes.SCRIPT_FAILED,
                                Severity.ERROR,
                                place,
                                "the structure of the database cannot be read",
                                "Let the user of the data source read it, then run the command again.")
                        .because("the database: " + dialect.message(e)),
                e);
    }

    /** @throws MigrationException if there is none */
    TableStructure table(String table) {
        return lookedFor(tablePrefix + table)
                .or(() -> lookedFor(newTable(table)))
                .or(() -> alike(tablePrefix + table, dialect.tellsCaseOfTables() ? List.of() : tables())
                        .flatMap(this::lookedFor))
                .orElseThrow(() -> notThere("table", tablePrefix + table, tables(), Optional.empty()));
    }

    private Optional<TableStructure> lookedFor(String name) {
        return around(name).table(name);
    }

    /** Only for those who named one that is not there. */
    private List<String> tables() {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows =
                connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), "%", null)) {
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME"));
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
        return tables;
    }

    /** @throws MigrationException if there is none */
    String column(TableStructure table, String column) {
        List<String> columns =
                table.columns().stream().map(ColumnStructure::name).toList();
        return among("column", column, columns, table.name());
    }

    /**
     * Which of these it is.
     *
     * @param what it is to be, for the finding
     * @throws MigrationException if it is none of them
     */
    String among(String what, String name, Collection<String> there, String table) {
        if (there.contains(name)) {
            return name;
        }
        String folded = dialect.fold(name);
        if (there.contains(folded)) {
            return folded;
        }
        return alike(name, dialect.tellsCase() ? List.of() : there)
                .orElseThrow(() -> notThere(what, name, there, Optional.of(table)));
    }

    /** The first that differs in case only. */
    private static Optional<String> alike(String name, Collection<String> there) {
        return there.stream().filter(name::equalsIgnoreCase).findFirst();
    }

    private MigrationException notThere(String what, String name, Collection<String> there, Optional<String> table) {
        String where = table.map(of -> "table " + of + " has no " + what + " " + name)
                .orElse("there is no " + what + " " + name);
        String known = there.isEmpty() ? "none" : String.join(", ", there);
        String remedy = Suggestions.remedy(
                name, there, "Mend the name in the script, or let its group require the one that makes it.");
        return new MigrationException(Finding.of(FindingCodes.NOT_THERE, Severity.ERROR, place, where, remedy)
                .because(
                        "asked for: " + name,
                        table.map(of -> "there: " + known).orElse("tables there: " + there.size())));
    }
}
