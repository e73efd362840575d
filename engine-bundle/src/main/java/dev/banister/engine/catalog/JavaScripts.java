package dev.banister.engine.catalog;

import dev.banister.api.module.Database;
import dev.banister.api.module.Migration;

/** What can be known of a script in Java without running it. */
final class JavaScripts {

    private JavaScripts() {}

    /** Does its class, or one between it and {@link Migration}, have a down of its own? */
    static boolean isReversible(Migration migration) {
        try {
            return migration.getClass().getMethod("down", Database.class).getDeclaringClass() != Migration.class;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("every migration has a down", impossible);
        }
    }

    /** Its author's version: two compilers give one source two class files. */
    static String checksum(Migration migration) {
        return OfferedScript.Java.CHECKSUM_PREFIX + migration.version();
    }
}
