package dev.banister.api.module;

import dev.banister.api.model.IrreversibleMigrationException;
import java.util.List;
import java.util.Objects;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One script in Java. Its name in plans and in the history is its simple class name, so a class that has been shipped
 * must keep that name. An instance is made by its group, and its methods are called by one thread at a time; it must not
 * keep state between {@link #up} and {@link #down}, which may be years and restarts apart.
 */
@ConsumerType
public abstract class Migration {

    private List<String> after = List.of();

    /** A script in SQL of the same group, by its base name: {@code backfill} stands for {@code backfill.up.sql}. */
    public static Migration sql(String baseName) {
        return new SqlMigration(baseName);
    }

    /**
     * Upgrades the database.
     *
     * @throws Exception anything: the script has then failed, and what depends on it is not run
     */
    public abstract void up(Database db) throws Exception;

    /**
     * Takes back what {@link #up} did. A script that does not override this is irreversible.
     *
     * @throws IrreversibleMigrationException if it turns out that it cannot; see {@link #irreversible}
     * @throws Exception anything else: the script stays applied, its downgrade has failed
     */
    public void down(Database db) throws Exception {
        throw irreversible("it has no down");
    }

    /**
     * The name in plans and in the history: the simple name of the class, or the base name of the SQL file.
     */
    public String name() {
        return getClass().getSimpleName();
    }

    /**
     * A number that the author raises when what {@link #up} does has changed: the checksum of a script in Java, since
     * two compilers give one source two class files.
     */
    public int version() {
        return 1;
    }

    /**
     * May {@link #up} be run again from its start after it failed half-way? Only matters on databases that cannot roll
     * back a change of structure.
     */
    public boolean rerunnable() {
        return false;
    }

    /** The scripts of the same group that {@link #executeAfter} named. */
    public final List<String> after() {
        return after;
    }

    /** To be called in the constructor: the scripts of the same group that must run before this one. */
    protected final void executeAfter(String... scripts) {
        this.after = List.of(scripts);
    }

    /** To be thrown by a {@link #down} that finds that it cannot revert: {@code throw irreversible("why")}. */
    protected static IrreversibleMigrationException irreversible(String why) {
        return new IrreversibleMigrationException(Objects.requireNonNull(why, "why"));
    }
}
