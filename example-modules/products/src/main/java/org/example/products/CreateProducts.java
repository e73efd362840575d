package org.example.products;

import dev.banister.api.module.ReversibleMigration;
import dev.banister.api.schema.Schema;

/** A table with name, description and timestamps; that it is dropped on the way down need not be said. */
public final class CreateProducts extends ReversibleMigration {

    @Override
    public void change(Schema schema) {
        schema.createTable("products", t -> {
            t.string("name").notNull();
            t.text("description");
            t.timestamps();
        });
    }
}
