package dev.banister.api.module;

import dev.banister.api.schema.Schema;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A script in Java that only says what changes; its down is derived. What takes each change back is computed from what
 * the database holds just before, and is kept in the database when {@link #up} runs: so it knows the old type, default or
 * index, needs this class no more, and is refused if somebody has changed the tables since.
 *
 * <p>On a database that cannot roll back a change of structure, what a failed {@code up} has changed is taken back at
 * once. One that was marked, not run, has nothing kept, and its down changes nothing.
 */
@ConsumerType
public abstract class ReversibleMigration extends Migration {

    /**
     * Changes the structure.
     *
     * @param schema the {@link Database} that the script is handed
     * @throws Exception anything: the script has then failed
     */
    public abstract void change(Schema schema) throws Exception;

    /**
     * Does what {@link #change} says. May be overridden to change rows as well, where they go with what is taken back,
     * such as those of a column that is added.
     */
    @Override
    public void up(Database db) throws Exception {
        change(db);
    }

    /** @throws IllegalStateException always: the engine runs what it has kept, not this */
    @Override
    public final void down(Database db) {
        throw new IllegalStateException(name() + " is taken back by what was kept when it ran");
    }
}
