package dev.banister.api.schema;

import org.osgi.annotation.versioning.ProviderType;

/** An index that is being added. Each method returns the same definition. For the thread of the script. */
@ProviderType
public interface IndexDefinition {

    /** No two rows have the same values. */
    IndexDefinition unique();

    /** Instead of the name that is made of the table and the columns. */
    IndexDefinition named(String name);

    /** Only rows for which that expression in SQL holds. An error where the database has no such indexes. */
    IndexDefinition where(String sql);

    /** That column of the index in falling order. */
    IndexDefinition descending(String column);
}
