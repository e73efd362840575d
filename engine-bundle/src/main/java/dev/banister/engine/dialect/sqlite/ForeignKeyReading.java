package dev.banister.engine.dialect.sqlite;

import dev.banister.api.schema.ReferentialAction;
import dev.banister.engine.schema.ForeignKeyStructure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads REFERENCES and what follows. */
final class ForeignKeyReading {

    private ForeignKeyReading() {}

    static ForeignKeyStructure of(TokenReader reader, String name, List<String> columns) {
        reader.take("REFERENCES");
        String target = reader.name();
        List<String> targetColumns = reader.peek().isSign('(')
                ? reader.parts().stream().map(TableReading::unquoted).toList()
                : List.of();
        ReferentialAction onDelete = ReferentialAction.NO_ACTION;
        ReferentialAction onUpdate = ReferentialAction.NO_ACTION;
        Map<String, String> attributes = new LinkedHashMap<>();
        boolean more = true;
        while (more) {
            if (reader.take("ON", "DELETE")) {
                onDelete = action(reader);
            } else if (reader.take("ON", "UPDATE")) {
                onUpdate = action(reader);
            } else if (reader.take("MATCH")) {
                attributes.put(Attributes.MATCH, reader.name());
            } else {
                more = false;
            }
        }
        String deferrable = deferrable(reader);
        if (!deferrable.isEmpty()) {
            attributes.put(Attributes.DEFERRABLE, deferrable);
        }
        return new ForeignKeyStructure(name, columns, target, targetColumns, onDelete, onUpdate, attributes);
    }

    private static ReferentialAction action(TokenReader reader) {
        for (ReferentialAction action : ReferentialAction.values()) {
            if (reader.take(action.name().split("_"))) {
                return action;
            }
        }
        throw new IllegalArgumentException("an unknown action of a foreign key: " + reader.toEnd());
    }

    /** Empty text unless that is said. */
    private static String deferrable(TokenReader reader) {
        int first = reader.position();
        if (reader.take("NOT", "DEFERRABLE") || reader.take("DEFERRABLE")) {
            if (reader.take("INITIALLY")) {
                reader.next();
            }
        }
        return reader.since(first);
    }

    /** Passes ON CONFLICT, if that is next. */
    static boolean conflict(TokenReader reader) {
        boolean here = reader.take("ON", "CONFLICT");
        if (here) {
            reader.next();
        }
        return here;
    }
}
