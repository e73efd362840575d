package dev.banister.reliability.scenario;

import dev.banister.api.module.ReversibleMigration;
import dev.banister.api.schema.ColumnType;
import dev.banister.api.schema.Schema;

/** In the structure language: what was half done is taken back by what is kept of it. */
final class CreateLedger extends ReversibleMigration {

    @Override
    public void change(Schema schema) {
        schema.createTable("ledger", ledger -> {
            ledger.integer("account").notNull();
            ledger.integer("total").notNull();
            ledger.primaryKey("account");
        });
        schema.addColumn("bookings", "seen", ColumnType.integer()).notNull().defaultTo(0);
    }
}
