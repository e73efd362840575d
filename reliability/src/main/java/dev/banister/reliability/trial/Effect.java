package dev.banister.reliability.trial;

import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.TableStructure;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an admin sees whether a statement in doubt was executed: what it makes is there, or what it drops is gone. */
final class Effect {

    private static final Pattern TABLE = Pattern.compile("(CREATE|DROP) TABLE (?:IF (?:NOT )?EXISTS )?(\\w+).*");
    private static final Pattern TEMPORARY = Pattern.compile("CREATE (?:LOCAL )?TEMPORARY TABLE .*");
    private static final Pattern INDEX = Pattern.compile("CREATE INDEX (?:CONCURRENTLY )?(\\w+) ON (\\w+).*");
    private static final Pattern COLUMN = Pattern.compile("ALTER TABLE (\\w+) (ADD|DROP) COLUMN (\\w+).*");

    private final Structure structure;
    private final UnaryOperator<String> fold;

    /** @param fold to a name as the database stores it */
    Effect(Structure structure, UnaryOperator<String> fold) {
        this.structure = structure;
        this.fold = fold;
    }

    /** @throws IllegalStateException if that is no statement that may ever be in doubt */
    boolean happened(String statement) {
        if (TEMPORARY.matcher(statement).matches()) {
            // It has ended with its session.
            return false;
        }
        Matcher table = TABLE.matcher(statement);
        if (table.matches()) {
            return isMade(table.group(1)) == table(table.group(2)).isPresent();
        }
        Matcher index = INDEX.matcher(statement);
        if (index.matches()) {
            String name = fold.apply(index.group(1));
            return table(index.group(2)).stream()
                    .flatMap(found -> found.indexes().stream())
                    .anyMatch(found -> found.name().equals(name));
        }
        Matcher column = COLUMN.matcher(statement);
        if (column.matches()) {
            boolean there = table(column.group(1))
                    .flatMap(found -> found.column(fold.apply(column.group(3))))
                    .isPresent();
            return isMade(column.group(2)) == there;
        }
        throw new IllegalStateException("nothing like this may be in doubt: " + statement);
    }

    private static boolean isMade(String verb) {
        return !verb.toUpperCase(Locale.ROOT).equals("DROP");
    }

    private Optional<TableStructure> table(String name) {
        return structure.table(fold.apply(name));
    }
}
