package dev.banister.engine.dialect.h2;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What H2 has of columns, keys and indexes besides what every database has. */
final class H2Attributes {

    /** Of a key or an index: is a row with NULL different from every other? */
    static final String NULLS_DISTINCT = "nulls distinct";

    /** Of a part of an index. */
    static final String NULLS = "nulls";

    static final String COMMENT = "comment";

    /** Of a column: what an UPDATE puts there that says nothing. */
    static final String ON_UPDATE = "on update";

    static final String DEFAULT_ON_NULL = "default on null";
    static final String INVISIBLE = "invisible";

    /** Of a column that counts up: what stands behind GENERATED, and in the brackets behind IDENTITY. */
    static final String IDENTITY = "identity";

    static final String IDENTITY_OPTIONS = "identity options";

    /** Of a foreign key: the schema of a table elsewhere. */
    static final String SCHEMA = "schema";

    /** Of a table: CACHED or MEMORY. */
    static final String STORAGE = "storage";

    private H2Attributes() {}

    static void put(Map<String, String> attributes, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            attributes.put(name, value);
        }
    }
}
