package dev.banister.reliability.soak;

import dev.banister.api.module.Database;
import dev.banister.api.module.Migration;
import dev.banister.api.module.ReversibleMigration;
import dev.banister.api.schema.ColumnType;
import dev.banister.api.schema.Schema;
import dev.banister.reliability.scenario.Product;

/** Scripts in Java, made of what they are to do. */
final class InJava {

    private InJava() {}

    static Migration of(Script script, Product product) {
        return script.kind() == Script.Kind.REVERSIBLE ? new Reversible(script) : new Plain(script, product);
    }

    private static final class Plain extends Migration {

        private final Script script;
        private final Product product;

        Plain(Script script, Product product) {
            this.script = script;
            this.product = product;
        }

        @Override
        public String name() {
            return script.name();
        }

        @Override
        public void up(Database db) {
            script.up().forEach(db::execute);
        }

        @Override
        public void down(Database db) {
            script.down(product).forEach(db::execute);
        }
    }

    private static final class Reversible extends ReversibleMigration {

        private final Script script;

        Reversible(Script script) {
            this.script = script;
        }

        @Override
        public String name() {
            return script.name();
        }

        @Override
        public void change(Schema schema) {
            schema.createTable(script.table(), table -> {
                table.withoutId();
                table.integer("n").notNull();
            });
            if (script.column()) {
                schema.addColumn(script.table(), "k", ColumnType.integer());
            }
            if (script.index()) {
                schema.addIndex(script.table(), "n");
            }
        }
    }
}
