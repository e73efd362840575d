package dev.banister.engine.dialect.sqlite;

import dev.banister.engine.schema.Mentioning;

/** The names under which structures keep what only this product has. */
final class Attributes {

    // Of columns, and of parts of an index.
    static final String COLLATION = "collation";

    // Of columns.
    static final String VIRTUAL = "virtual";
    static final String NOT_NULL_CONFLICT = "not null on conflict";

    /** Keys with an order or a way of their own, as they stand in the column's definition. */
    static final String KEYS = "keys";

    // Of foreign keys.
    static final String MATCH = "match";
    static final String DEFERRABLE = "deferrable";

    // Of tables. Keys with an order, a collation or a way of their own are numbered, and kept as they stand.
    static final String KEY = "key ";
    static final String WITHOUT_ROWID = "without rowid";
    static final String STRICT = "strict";

    /** The whole statement of a virtual table. */
    static final String MODULE = Mentioning.MODULE;

    // Of views.
    static final String TRIGGER = Mentioning.TRIGGER_OF_VIEW;

    /** What an attribute that is there or not has for its value. */
    static final String YES = "yes";

    private Attributes() {}
}
