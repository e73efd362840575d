package dev.banister.engine.schema;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The tables that operations are about. */
public final class Touched {

    private Touched() {}

    /** By every name that it has before and after. */
    public static Set<String> by(Operation operation) {
        return by(List.of(operation));
    }

    /** By every name that they have had on the way; so some of them need not be there. */
    public static Set<String> by(List<Operation> operations) {
        Set<String> tables = new TreeSet<>();
        for (Operation operation : operations) {
            tables.add(operation.table());
            if (operation instanceof Operation.RenameTable rename) {
                tables.add(rename.to());
            }
        }
        return tables;
    }
}
