package org.example.products;

import dev.banister.api.module.Database;
import dev.banister.api.module.Migration;
import dev.banister.api.schema.ColumnType;

/** Who is here already counts as having opted in; who comes later has not. */
public final class AddReceiveNewsletterToUsers extends Migration {

    @Override
    public void up(Database db) {
        db.addColumn("users", "receive_newsletter", ColumnType.bool()).notNull().defaultTo(false);

        long readers = db.update("UPDATE " + db.tableName("users") + " SET receive_newsletter = ?", true);
        db.say(readers + " readers");
    }

    @Override
    public void down(Database db) {
        db.removeColumn("users", "receive_newsletter");
    }
}
