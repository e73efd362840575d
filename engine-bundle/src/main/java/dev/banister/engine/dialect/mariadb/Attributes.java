package dev.banister.engine.dialect.mariadb;

/** The names under which structures keep what only this product has. */
final class Attributes {

    // Of columns.
    static final String COLLATION = "collation";
    static final String ON_UPDATE = "on update";
    static final String INVISIBLE = "invisible";
    static final String VIRTUAL = "virtual";
    static final String UNVERSIONED = "without system versioning";

    /** A check that belongs to the column's definition. */
    static final String CHECK = "check";

    /** It may hold NULL, and yet an INSERT that says nothing of it is refused. */
    static final String NO_DEFAULT = "no default";

    // Of tables. The collation is the default of its columns.
    static final String ENGINE = "engine";
    static final String OPTIONS = "options";
    static final String PARTITIONS = "partitions";
    static final String VERSIONED = "system versioning";
    static final String PERIODS = "periods";

    /** The parts of a primary key that is not of plain columns only. */
    static final String PRIMARY_PARTS = "primary key";

    // Of indexes and their parts.
    static final String TYPE = "type";
    static final String COMMENT = "comment";
    static final String UNUSED = "unused";
    static final String LENGTH = "length";

    // Of foreign keys: the schema of a table elsewhere.
    static final String SCHEMA = "schema";

    /** What an attribute that is there or not has for its value. */
    static final String YES = "yes";

    private Attributes() {}
}
