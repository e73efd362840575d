package dev.banister.engine.schema;

import dev.banister.api.schema.ReferentialAction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Structures as an inspector would find them. */
final class Sample {

    static final ColumnStructure ID = new ColumnStructure(
            "id", new DataType.Native("bigint"), false, Optional.empty(), true, Optional.empty(), "", Map.of());
    static final ColumnStructure NAME = column("name", "varchar(20)");
    static final ColumnStructure PRICE = new ColumnStructure(
            "price",
            new DataType.Native("integer"),
            false,
            Optional.of(new DefaultValue.Expression("0")),
            false,
            Optional.empty(),
            "in cents",
            Map.of("collation", "C", "storage", "plain"));
    static final KeyStructure NAME_KEY = new KeyStructure("products_name_key", List.of("name"));
    static final CheckStructure NAMED = new CheckStructure("named", "length(\"name\") > 0");
    static final IndexStructure INDEX = new IndexStructure(
            "products_name_idx",
            false,
            List.of(
                    new IndexStructure.Part("name", false, true, Map.of()),
                    new IndexStructure.Part("price", false, false, Map.of())),
            Optional.of("price > 0"),
            Optional.empty(),
            Map.of("method", "btree"));
    static final ForeignKeyStructure PARENT = new ForeignKeyStructure(
            "products_name_fkey",
            List.of("name"),
            "kinds",
            List.of("id"),
            ReferentialAction.CASCADE,
            ReferentialAction.NO_ACTION,
            Map.of());
    static final TableStructure PRODUCTS = products(NAME);

    private Sample() {}

    static ColumnStructure column(String name, String type) {
        return new ColumnStructure(
                name, new DataType.Native(type), true, Optional.empty(), false, Optional.empty(), "", Map.of());
    }

    /** @param name what stands for the column of that name */
    static TableStructure products(ColumnStructure... name) {
        List<ColumnStructure> columns = new java.util.ArrayList<>(List.of(ID));
        columns.addAll(List.of(name));
        columns.add(PRICE);
        return new TableStructure(
                "products",
                columns,
                Optional.of(new KeyStructure("products_pkey", List.of("id"))),
                List.of(NAME_KEY),
                List.of(PARENT),
                List.of(NAMED, new CheckStructure("priced", "price >= 0 and 'name' <> ''")),
                List.of(INDEX),
                List.of(new TriggerStructure("touched", "create trigger touched …")),
                "what we sell",
                Map.of("engine", "InnoDB"));
    }

    static Structure structure(TableStructure... tables) {
        return new Structure(
                List.of(tables),
                List.of(new ViewStructure("cheap", "create view cheap …", List.of("products"), Map.of())));
    }
}
