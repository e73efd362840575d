package dev.banister.engine.dialect;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The names of our own tables, quoted. Without a schema they are looked up in the one that is current; once that is
 * known, they are qualified, since a script may change what is current.
 *
 * @param schema as the database stores its name
 * @param prefix as the database stores it
 */
public record OurTables(Dialect dialect, Optional<String> schema, String prefix) {

    public OurTables {
        Objects.requireNonNull(dialect, "dialect");
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(prefix, "prefix");
    }

    /** The same tables, qualified. */
    public OurTables in(String currentSchema) {
        return new OurTables(dialect, Optional.of(currentSchema), prefix);
    }

    /** The state of every script. */
    public String history() {
        return table("history");
    }

    /** What was done, one row an event. */
    public String event() {
        return table("event");
    }

    /** One row: who may run, and the format of all these tables. */
    public String lease() {
        return table("lease");
    }

    /** What is kept of the operations of scripts that can be taken back. */
    public String step() {
        return table("step");
    }

    /** All of them. */
    public Set<String> all() {
        return Set.of(history(), event(), lease(), step());
    }

    private String table(String name) {
        String table = dialect.quote(prefix + dialect.fold(name));
        return schema.map(inSchema -> dialect.quote(inSchema) + "." + table).orElse(table);
    }
}
