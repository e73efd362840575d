package dev.banister.engine.dialect.postgresql;

import dev.banister.engine.schema.Mentions;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.ViewStructure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The views that read a column, and those that read these: the server changes no type of what a view reads, so they are
 * dropped and made again with all that belongs to them.
 *
 * @param views each behind those that it reads
 */
record ViewsInTheWay(List<ViewStructure> views) {

    static ViewsInTheWay of(String table, String column, Structure before) {
        return and(reading(table, column, before), before);
    }

    /** Those that read any column of it. */
    static ViewsInTheWay of(String table, Structure before) {
        return and(
                before.views().stream()
                        .filter(view -> view.tables().contains(table))
                        .toList(),
                before);
    }

    private static ViewsInTheWay and(List<ViewStructure> reading, Structure before) {
        Set<String> sources = new LinkedHashSet<>();
        reading.forEach(view -> sources.add(view.name()));
        boolean isGrown = true;
        while (isGrown) {
            isGrown = false;
            for (ViewStructure view : before.views()) {
                if (view.tables().stream().anyMatch(sources::contains)) {
                    isGrown |= sources.add(view.name());
                }
            }
        }
        return new ViewsInTheWay(sorted(before, sources));
    }

    /** Those that read that column themselves. */
    static List<ViewStructure> reading(String table, String column, Structure before) {
        return before.views().stream()
                .filter(view -> Mentions.of(column).in(view.attributes().getOrDefault(Attributes.READS + table, "")))
                .toList();
    }

    private static List<ViewStructure> sorted(Structure before, Set<String> names) {
        List<ViewStructure> sorted = new ArrayList<>();
        Set<String> waiting = new LinkedHashSet<>(names);
        while (!waiting.isEmpty()) {
            List<ViewStructure> free = before.views().stream()
                    .filter(view -> waiting.contains(view.name()))
                    .filter(view -> view.tables().stream().noneMatch(waiting::contains))
                    .toList();
            sorted.addAll(free);
            free.forEach(view -> waiting.remove(view.name()));
            if (free.isEmpty()) {
                throw new IllegalArgumentException("views that read each other: " + waiting);
            }
        }
        return sorted;
    }

    /**
     * @param asked what they are in the way of
     * @throws dev.banister.api.model.MigrationException if one of them is more than its definition
     */
    void requireRepeatable(String where, String asked) {
        for (ViewStructure view : views) {
            if (view.attributes().containsKey(Attributes.MATERIALIZED)) {
                throw inTheWay(
                        where, asked, "the materialized view " + view.name() + " reads it, and would be filled anew");
            }
            view.attributes().keySet().stream()
                    .filter(key -> key.startsWith(Attributes.TRIGGER) || key.startsWith(Attributes.RULE))
                    .findFirst()
                    .ifPresent(key -> {
                        throw inTheWay(where, asked, "the view " + view.name() + " reads it and has the " + key);
                    });
        }
    }

    private static RuntimeException inTheWay(String where, String asked, String why) {
        return Names.notHonoured(
                where, asked, why, "Drop that view in the script before the change, and make it again behind it.");
    }

    List<String> drop() {
        List<String> statements = new ArrayList<>();
        views.forEach(view -> statements.add(0, "DROP VIEW " + Sql.name(view.name())));
        return statements;
    }

    List<String> create() {
        List<String> statements = new ArrayList<>();
        views.forEach(view -> statements.addAll(create(view)));
        return statements;
    }

    /** The owner last: another one's view is not for us to change. */
    private static List<String> create(ViewStructure view) {
        String name = Sql.name(view.name());
        Map<String, String> attributes = new TreeMap<>(view.attributes());
        List<String> statements = new ArrayList<>(List.of(view.sql()));
        attributes.forEach((key, text) -> {
            if (key.startsWith(Attributes.DEFAULT_OF)) {
                statements.add("ALTER VIEW " + name + " ALTER COLUMN " + key.substring(Attributes.DEFAULT_OF.length())
                        + " SET DEFAULT " + text);
            } else if (key.startsWith(Attributes.COMMENT_ON)) {
                statements.add("COMMENT ON COLUMN " + name + "." + key.substring(Attributes.COMMENT_ON.length())
                        + " IS " + Sql.text(text));
            } else if (key.equals(Attributes.COMMENT)) {
                statements.add("COMMENT ON VIEW " + name + " IS " + Sql.text(text));
            } else if (key.startsWith(Attributes.COLUMN)) {
                statements.addAll(grants(key, text, name));
            }
        });
        statements.addAll(Grants.statements(attributes, "", "", name));
        if (attributes.containsKey(Attributes.OWNER)) {
            statements.add("ALTER VIEW " + name + " OWNER TO " + attributes.get(Attributes.OWNER));
        }
        return statements;
    }

    /** Rights to one column. */
    private static List<String> grants(String key, String rights, String view) {
        int grant = key.lastIndexOf(" " + Attributes.GRANT);
        String column = key.substring(Attributes.COLUMN.length(), grant);
        return Grants.statements(Map.of(key, rights), key.substring(0, grant + 1), " (" + column + ")", view);
    }
}
