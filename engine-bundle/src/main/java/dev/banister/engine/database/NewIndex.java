package dev.banister.engine.database;

import dev.banister.api.schema.IndexDefinition;
import dev.banister.engine.schema.IndexStructure;
import dev.banister.engine.schema.TableStructure;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** An index as a script describes it. */
final class NewIndex implements IndexDefinition {

    private final Finder finder;
    private final List<String> columns;
    private final Set<String> descending = new HashSet<>();
    private boolean unique;
    private Optional<String> name = Optional.empty();
    private Optional<String> where = Optional.empty();

    NewIndex(Finder finder, String... columns) {
        this.finder = finder;
        this.columns = List.of(columns);
        if (columns.length == 0) {
            throw new IllegalArgumentException("an index has at least one column");
        }
    }

    /** @param table that the index is of, which need not be there yet */
    IndexStructure structure(TableStructure table) {
        List<String> stored =
                columns.stream().map(column -> finder.column(table, column)).toList();
        Set<String> falling = new HashSet<>();
        descending.forEach(column -> falling.add(finder.among("column", column, stored, table.name())));
        return new IndexStructure(
                name.orElseGet(() -> finder.defaults().index(table.name(), stored)),
                unique,
                stored.stream()
                        .map(column -> new IndexStructure.Part(column, false, falling.contains(column), Map.of()))
                        .toList(),
                where,
                Optional.empty(),
                Map.of());
    }

    @Override
    public IndexDefinition unique() {
        unique = true;
        return this;
    }

    @Override
    public IndexDefinition named(String index) {
        name = Optional.of(finder.fold(index));
        return this;
    }

    @Override
    public IndexDefinition where(String sql) {
        where = Optional.of(sql);
        return this;
    }

    @Override
    public IndexDefinition descending(String column) {
        descending.add(Objects.requireNonNull(column, "column"));
        return this;
    }
}
