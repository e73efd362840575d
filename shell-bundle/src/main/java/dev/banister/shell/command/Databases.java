package dev.banister.shell.command;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.model.UsageException;
import java.util.List;
import java.util.Optional;

/** The databases that the commands can be about. Safe for use by several threads. */
public interface Databases {

    /**
     * The one of that name; without a name {@code main}, or the only one. May wait for it to appear.
     *
     * @throws UsageException if there is none of that name, or several and none is called {@code main}
     */
    MigrationService get(Optional<String> name);

    /**
     * Every one of them, first the one that {@link #get} gives without a name, or else the first by name. May wait for
     * them to appear.
     */
    List<MigrationService> all();

    /** The names of those that are there now; does not wait. */
    List<String> names();
}
