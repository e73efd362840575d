package dev.banister.reliability.soak;

import dev.banister.reliability.scenario.Product;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A script and what it does, from which its statements are made as well as what is expected of them. It has a table of
 * its own, adds to the number of its module in {@code ledger}, and leaves a line in {@code trail} each time that it runs.
 *
 * @param rows how many its table gets
 * @param column does its table get another column later?
 * @param index does its table get an index?
 * @param adds to the number of its module
 */
record Script(
        String module,
        String group,
        String name,
        Kind kind,
        boolean reversible,
        String table,
        int rows,
        boolean column,
        boolean index,
        int adds) {

    /** How it is written. */
    enum Kind {
        SQL,
        /** In Java, with an up and a down. */
        PLAIN,
        /** In the structure language, with a down that is derived; it changes nothing but its own table. */
        REVERSIBLE
    }

    String id() {
        return module + "/" + group + "/" + name;
    }

    List<String> up() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE " + table + " (n INTEGER NOT NULL)");
        for (int row = 1; row <= rows; row++) {
            statements.add("INSERT INTO " + table + " (n) VALUES (" + row + ")");
        }
        if (column) {
            statements.add("ALTER TABLE " + table + " ADD COLUMN k INTEGER");
            statements.add("UPDATE " + table + " SET k = n + 7");
        }
        if (index) {
            statements.add("CREATE INDEX i" + table + " ON " + table + " (n)");
        }
        statements.add(toLedger("+"));
        statements.add(toTrail("up"));
        return statements;
    }

    List<String> down(Product product) {
        List<String> statements = new ArrayList<>();
        statements.add(toTrail("down"));
        statements.add(toLedger("-"));
        if (index) {
            statements.add("DROP INDEX i" + table + (product == Product.MARIADB ? " ON " + table : ""));
        }
        if (column) {
            statements.add("ALTER TABLE " + table + " DROP COLUMN k");
        }
        statements.add("DROP TABLE " + table);
        return statements;
    }

    /** What a person does who has it forgotten without taking it back. */
    List<String> byHand() {
        List<String> statements = new ArrayList<>(List.of("DROP TABLE " + table));
        if (kind != Kind.REVERSIBLE) {
            statements.add(toLedger("-"));
        }
        return Collections.unmodifiableList(statements);
    }

    private String toLedger(String sign) {
        return "UPDATE ledger SET n = n " + sign + " " + adds + " WHERE module = '" + module + "'";
    }

    private String toTrail(String direction) {
        return "INSERT INTO trail (n, what) SELECT COUNT(*) + 1, '" + direction + " " + id() + "' FROM trail";
    }
}
