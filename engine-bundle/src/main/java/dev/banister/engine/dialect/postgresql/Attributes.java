package dev.banister.engine.dialect.postgresql;

/**
 * The names under which structures keep what only this product has. A value is SQL, unless something else is said; what
 * there is several of has a key that begins with a word of these, and ends with a name.
 */
final class Attributes {

    /** What an attribute that is there or not has for its value. */
    static final String YES = "yes";

    // Of several kinds of things.
    static final String COMMENT = "comment";
    static final String OPTIONS = "options";
    static final String OWNER = "owner";
    static final String TABLESPACE = "tablespace";
    static final String GRANT = "grant to ";
    static final String GRANT_OPTION = " with grant option";
    static final String NOT_VALID = "not valid";
    static final String NOT_ENFORCED = "not enforced";
    static final String NO_INHERIT = "no inherit";
    static final String DEFERRABLE = "deferrable";
    static final String RULE = "rule: ";
    static final String PERIOD = "period";

    // Of columns.
    static final String COLLATION = "collation";
    static final String ALWAYS = "always";
    static final String SERIAL = "serial";
    static final String VIRTUAL = "virtual";
    static final String STORAGE = "storage";
    static final String COMPRESSION = "compression";
    static final String STATISTICS_TARGET = "statistics";
    static final String NOT_NULL_NAME = "not null";
    static final String NOT_NULL_OPTIONS = "not null options";

    // Of the sequence of a column: its name as it is, its type if it is not that of the column.
    static final String SEQUENCE = "sequence";
    static final String SEQUENCE_TYPE = "sequence type";
    static final String SEQUENCE_OPTIONS = "sequence options";
    static final String SEQUENCE_OWN = "sequence ";

    // Of tables.
    static final String UNLOGGED = "unlogged";
    static final String ACCESS_METHOD = "access method";
    static final String OF_TYPE = "of type";
    static final String PARTITION_BY = "partition by";
    static final String PARTITION_OF = "partition of";
    static final String PARTITION_BOUND = "partition bound";
    static final String INHERITS = "inherits";
    static final String CHILDREN = "children";
    static final String ROW_SECURITY = "row security";
    static final String FORCED_ROW_SECURITY = "forced row security";
    static final String REPLICA_IDENTITY = "replica identity";
    static final String POLICY = "policy: ";
    static final String COMMENT_ON_POLICY = "comment on policy: ";
    static final String STATISTICS = "statistics: ";
    static final String PUBLICATION = "publication: ";

    /** The columns, each in double quotes, that a policy or statistics of several columns are about. */
    static final String COLUMNS_OF = "columns of ";

    // Of keys and indexes.
    static final String CLUSTERED = "clustered";
    static final String NULLS_NOT_DISTINCT = "nulls not distinct";
    static final String METHOD = "method";
    static final String INVALID = "invalid";

    /** It stands for an exclusion constraint, whose definition this is. */
    static final String EXCLUSION = "exclusion";

    // Of parts of an index.
    static final String OPERATORS = "operators";
    static final String NULLS = "nulls";

    // Of foreign keys; the schema of a table elsewhere as it is.
    static final String SCHEMA = "schema";
    static final String MATCH = "match";
    static final String SET_COLUMNS = "set columns";

    // Of triggers: the word that stands before TRIGGER in ALTER TABLE.
    static final String ENABLED = "enabled";

    // Of views. The columns that it reads of a table, each in double quotes.
    static final String READS = "reads: ";
    static final String MATERIALIZED = "materialized";
    static final String TRIGGER = "trigger: ";
    static final String INDEX = "index: ";
    static final String COLUMN = "column ";
    static final String DEFAULT_OF = "default of ";
    static final String COMMENT_ON = "comment on ";

    private Attributes() {}
}
