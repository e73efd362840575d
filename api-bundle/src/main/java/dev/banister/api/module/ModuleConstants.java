package dev.banister.api.module;

/** Names that stand in manifests and service properties. */
public final class ModuleConstants {

    /** The extender that a module requires in the namespace {@code osgi.extender}. */
    public static final String EXTENDER_NAME = "banister.migrations";

    /** The version of that extender. */
    public static final String EXTENDER_VERSION = "1.0.0";

    /** Attribute of the requirement: the folder that holds the migrations. */
    public static final String PATH_ATTRIBUTE = "path";

    /** The folder, where the requirement does not name one. */
    public static final String DEFAULT_PATH = "migrations";

    /** Service property of a {@link MigrationGroup}: its name, such as {@code 2013-11-11-migrate-attachments}. */
    public static final String GROUP = "banister.group";

    /** Service property: what must be applied before, see {@link Requires}. */
    public static final String REQUIRES = "banister.requires";

    /** Service property: what comes before if it is there at all, see {@link AfterIfPresent}. */
    public static final String AFTER_IF_PRESENT = "banister.after.if.present";

    /** Service property: what must not be applied, see {@link Conflicts}. */
    public static final String CONFLICTS = "banister.conflicts";

    /** Service property: the former name of the group, see {@link Formerly}. */
    public static final String FORMERLY = "banister.formerly";

    /**
     * Service property of a data source: the name of the database that it leads to. Of a {@link MigrationGroup}: the names
     * of those that it is for, one or several; for every one where it has no such property.
     */
    public static final String DATABASE = "banister.database";

    /** Attribute of the requirement: the databases that the groups of a module are for which name none themselves. */
    public static final String DATABASE_ATTRIBUTE = "database";

    /**
     * Service property of a data source: the modules that go to it, one or several symbolic names, in which {@code *}
     * stands for any characters; all of them where it has no such property.
     */
    public static final String MODULES = "banister.modules";

    private ModuleConstants() {}
}
