package dev.banister.api.module;

import java.util.Objects;

/**
 * Stands for a script in SQL among the scripts of a group; see {@link Migration#sql}. It carries a name only: the engine
 * reads the files.
 */
public final class SqlMigration extends Migration {

    private final String baseName;

    SqlMigration(String baseName) {
        this.baseName = Objects.requireNonNull(baseName, "baseName");
    }

    @Override
    public String name() {
        return baseName;
    }

    /** @throws IllegalStateException always: the engine runs the file, not this */
    @Override
    public void up(Database db) {
        throw new IllegalStateException(baseName + " is a script in SQL");
    }
}
