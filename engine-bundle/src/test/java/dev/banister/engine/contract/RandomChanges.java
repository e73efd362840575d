package dev.banister.engine.contract;

import static dev.banister.api.schema.ColumnType.bigint;
import static dev.banister.api.schema.ColumnType.integer;
import static dev.banister.api.schema.ColumnType.string;

import dev.banister.api.schema.ColumnType;
import dev.banister.api.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A dozen changes, each of which fits what the ones before have left. The same seed gives the same ones. */
final class RandomChanges {

    private static final int HOW_MANY = 12;

    private final Random random;
    private final List<Made> tables = new ArrayList<>();
    private int names;

    RandomChanges(long seed) {
        this.random = new Random(seed);
    }

    /** A table of ours, with those of its columns and indexes that may be changed. */
    private static final class Made {
        private String name;
        private final List<String> texts = new ArrayList<>();
        private final List<String> numbers = new ArrayList<>();
        private final List<String> indexes = new ArrayList<>();
        private final List<String> checks = new ArrayList<>();

        Made(String name) {
            this.name = name;
        }
    }

    void make(Schema schema) {
        create(schema);
        for (int i = 0; i < HOW_MANY; i++) {
            change(schema, tables.get(random.nextInt(tables.size())));
        }
    }

    private String name(String of) {
        names++;
        return of + names;
    }

    private static <T> T any(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private void create(Schema schema) {
        Made made = new Made(name("made"));
        made.texts.add(name("c"));
        made.numbers.add(name("n"));
        schema.createTable(made.name, t -> {
            t.string(made.texts.get(0), 20).notNull().defaultTo("x");
            t.integer(made.numbers.get(0)).defaultTo(1);
            t.integer("last").unique();
        });
        tables.add(made);
    }

    private void change(Schema schema, Made made) {
        switch (random.nextInt(10)) {
            case 0 -> create(schema);
            case 1 -> add(schema, made, string(30), made.texts);
            case 2 -> add(schema, made, integer(), made.numbers);
            case 3 -> retype(schema, made);
            case 4 -> renameColumn(schema, made);
            case 5 -> index(schema, made);
            case 6 -> check(schema, made);
            case 7 -> remove(schema, made);
            case 8 -> {
                String name = name("renamed");
                schema.renameTable(made.name, name);
                made.name = name;
            }
            default -> drop(schema, made);
        }
    }

    private void add(Schema schema, Made made, ColumnType type, List<String> columns) {
        String column = name("c");
        schema.addColumn(made.name, column, type);
        columns.add(column);
    }

    private void retype(Schema schema, Made made) {
        schema.changeColumn(made.name, any(random, made.texts), c -> c.type(string(20 + random.nextInt(50))));
        schema.changeColumn(
                made.name, any(random, made.numbers), c -> c.type(bigint()).defaultTo(random.nextInt(99)));
    }

    private void renameColumn(Schema schema, Made made) {
        List<String> columns = random.nextBoolean() ? made.texts : made.numbers;
        int which = random.nextInt(columns.size());
        String name = name("r");
        schema.renameColumn(made.name, columns.get(which), name);
        columns.set(which, name);
    }

    private void index(Schema schema, Made made) {
        if (made.indexes.size() > 1) {
            schema.removeIndex(made.name, made.indexes.remove(0));
            return;
        }
        String index = name("i");
        schema.addIndex(made.name, any(random, made.texts), any(random, made.numbers))
                .named(index);
        made.indexes.add(index);
    }

    private void check(Schema schema, Made made) {
        if (made.checks.size() > 1) {
            schema.removeCheck(made.name, made.checks.remove(0));
            return;
        }
        String check = name("k");
        schema.addCheck(made.name, check, any(random, made.numbers) + " > 0");
        made.checks.add(check);
    }

    /** What needs the column goes with it, so we forget all of the kind. */
    private void remove(Schema schema, Made made) {
        List<String> columns = random.nextBoolean() ? made.texts : made.numbers;
        if (columns.size() > 1) {
            schema.removeColumn(made.name, columns.remove(random.nextInt(columns.size())));
            made.indexes.clear();
            made.checks.clear();
        }
    }

    private void drop(Schema schema, Made made) {
        if (tables.size() > 1) {
            schema.dropTable(made.name);
            tables.remove(made);
        }
    }
}
