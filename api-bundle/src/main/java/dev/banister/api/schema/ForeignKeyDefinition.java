package dev.banister.api.schema;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A foreign key that is being added. Without columns of the other table it refers to that one's primary key. Each method
 * returns the same definition. For the thread of the script.
 */
@ProviderType
public interface ForeignKeyDefinition {

    /** Instead of the name that is made of the table and the columns. */
    ForeignKeyDefinition named(String name);

    /** The columns of the other table, as many as this key has. */
    ForeignKeyDefinition to(String... columns);

    ForeignKeyDefinition onDelete(ReferentialAction action);

    ForeignKeyDefinition onUpdate(ReferentialAction action);
}
