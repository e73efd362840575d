package dev.banister.api.module;

import dev.banister.api.model.MigrationException;
import dev.banister.api.schema.Schema;
import dev.banister.api.schema.Table;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a running script is handed: one connection to one database, inside the transaction that the engine owns. Valid
 * until the script returns; not for use by other threads. Parameters are bound to {@code ?}, never pasted into the text;
 * a parameter may be {@code null}. A change of structure that is still open is made before anything else is done.
 *
 * <p>Every method that runs SQL throws {@link MigrationException} with the statement and the database's own message when
 * the database refuses it.
 */
@ProviderType
public interface Database extends Schema {

    /**
     * Runs a statement of any kind, for instance one that creates a table. Without parameters, here as in every other method,
     * a question mark in it stands for itself. A moment as a parameter (Instant, OffsetDateTime, ZonedDateTime) is that
     * moment, whatever zone the JVM and the session are in, and in UTC where what it goes into has no zone.
     */
    void execute(String sql, @Nullable Object... parameters);

    /**
     * Runs an INSERT, UPDATE, DELETE or MERGE.
     *
     * @return how many rows it touched
     */
    long update(String sql, @Nullable Object... parameters);

    /**
     * Runs one statement for each list of parameters, in batches.
     *
     * @return how many rows were touched in all
     */
    long batch(String sql, Collection<? extends List<? extends @Nullable Object>> parameters);

    /** All rows of a query; for more than memory holds, use {@link #connection}. */
    List<Row> query(String sql, @Nullable Object... parameters);

    /** The first row of a query, if there is one. */
    Optional<Row> queryFirstRow(String sql, @Nullable Object... parameters);

    /** The first column of the first row; empty if there is no row or the value is NULL. */
    Optional<Object> queryFirstCell(String sql, @Nullable Object... parameters);

    /** The first column of every row; it may hold {@code null}. */
    List<@Nullable Object> queryFirstColumn(String sql, @Nullable Object... parameters);

    /** As {@link #execute}, and says how long it took. */
    void executeWithTime(String sql, @Nullable Object... parameters);

    /** As {@link #query}, and says how long it took. */
    List<Row> queryWithTime(String sql, @Nullable Object... parameters);

    /** Tells whoever watches the run, one line at a time. */
    void say(String text);

    /** Says what is about to be done, does it, and says how long it took. */
    void sayWithTime(String text, Work work) throws Exception;

    /**
     * Tells whoever watches the run how far the script is.
     *
     * @param done of {@code total}, in any unit; never less than at the call before
     * @param total how many in all, or 0 if that is not known
     */
    void progress(long done, long total);

    /**
     * A table that is there, to be looked at and changed.
     *
     * @throws MigrationException if there is none of that name
     */
    Table loadTable(String table);

    /**
     * A copy of a table with all its rows, for the script to change as it likes, by whatever SQL: the table itself stays as
     * it is until {@link #doneUsingTables}. Nobody else can write to the table by then. At the second call for one table: the
     * same copy. An idea of Angie's migrations, whose way to put the copy in its place loses foreign keys, triggers and
     * what was written meanwhile; this one keeps them.
     *
     * @return the name of the copy in SQL
     * @throws MigrationException if there is no such table, or if something would be lost when the copy takes its place
     */
    String useTable(String table);

    /**
     * The same for several tables.
     *
     * @return the names of the copies, in the order of the tables
     */
    List<String> useTables(String... tables);

    /**
     * The same, as a table to be changed. Its columns, indexes and keys have the names that they have in the table itself;
     * {@link Table#name} is that of the copy. A new column stands where it is said to, on every database.
     */
    Table useTableForAlter(String table);

    /**
     * Puts the copies in the place of their tables: all at once for everybody else, when the script's transaction ends. What
     * belonged to the table and the script has not changed is kept: its keys, triggers, rights and numbers, and the foreign
     * keys and views that refer to it. A script that ends without it, for a table that it uses, has failed.
     */
    void doneUsingTables(String... tables);

    /** The name of a table with the prefix that the host has configured for all tables, if any. */
    String tableName(String table);

    /**
     * The connection itself, for what this interface does not offer. It is guarded: commit, rollback, setAutoCommit and
     * close throw {@link IllegalStateException}, since the engine owns the transaction, and what leads back to a connection
     * leads to this one. {@code unwrap} gives interfaces of the driver's own that are neither a connection nor a statement.
     */
    Connection connection();

    /** Something to do that may fail in any way. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }
}
