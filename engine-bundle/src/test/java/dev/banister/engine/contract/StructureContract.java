package dev.banister.engine.contract;

import static dev.banister.api.schema.ColumnType.bigint;
import static dev.banister.api.schema.ColumnType.bool;
import static dev.banister.api.schema.ColumnType.date;
import static dev.banister.api.schema.ColumnType.decimal;
import static dev.banister.api.schema.ColumnType.enumOf;
import static dev.banister.api.schema.ColumnType.integer;
import static dev.banister.api.schema.ColumnType.json;
import static dev.banister.api.schema.ColumnType.pk;
import static dev.banister.api.schema.ColumnType.string;
import static dev.banister.api.schema.ColumnType.text;
import static dev.banister.api.schema.ColumnType.timestamptz;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.MigrationException;
import dev.banister.api.schema.ColumnType;
import dev.banister.api.schema.ReferentialAction;
import dev.banister.api.schema.Schema;
import dev.banister.engine.schema.CheckStructure;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.DataType;
import dev.banister.engine.schema.ForeignKeyStructure;
import dev.banister.engine.schema.IndexStructure;
import dev.banister.engine.schema.KeyStructure;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.StructureDifference;
import dev.banister.engine.schema.TableStructure;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/**
 * What the structure language promises on every database: a change is found as it was asked for, its inverses leave the
 * structure as it was before, and rows are kept. A subclass for each dialect says what differs.
 */
public abstract class StructureContract extends RefusalContract {

    /** The type as this database writes it. */
    protected abstract String nativeType(ColumnType type);

    /** Can a column go elsewhere than behind all others, and back to where it was? */
    protected boolean placesColumns() {
        return true;
    }

    protected boolean hasPartialIndexes() {
        return false;
    }

    /** Does it keep remarks? */
    protected boolean hasComments() {
        return true;
    }

    /** A statement that puts a trigger on the table {@code parents}; empty text where that takes more. */
    protected abstract String trigger();

    /** How many queries an inspector may make, for whatever there is. */
    protected int mostQueries() {
        return 20;
    }

    private StructureSession open() {
        return new StructureSession(newDatabase());
    }

    /** A table with a bit of everything, another that refers to it, and rows in both. */
    private void makeFamily(StructureSession session) {
        session.run(schema -> {
            schema.createTable("parents", t -> {
                t.string("name", 20).notNull().defaultTo("it's");
                t.integer("size").defaultTo(1);
                t.string("code", 10).unique();
                t.decimal("price", 8, 2);
                t.check("parents_sized", "size > 0");
                t.index("name", "size").descending("size");
                if (hasComments()) {
                    t.comment("older ones");
                }
            });
            schema.createTable("children", t -> {
                t.bigint("parent_id").references("parents", ReferentialAction.CASCADE);
                t.text("words");
            });
        });
        session.execute(
                "INSERT INTO parents (name, size, code) VALUES ('a', 1, 'x'), ('b', 2, 'y')",
                "INSERT INTO children (parent_id, words) SELECT MIN(id), 'w' FROM parents");
        if (!trigger().isEmpty()) {
            session.execute(trigger());
        }
        session.forgetChanges();
    }

    /** Makes the change, looks at it, takes it back, and compares. */
    private void goesAndComesBack(Consumer<Schema> change, Consumer<Found> look) {
        try (StructureSession session = open()) {
            makeFamily(session);
            goesAndComesBack(session, change, look);
        }
    }

    private void goesAndComesBack(StructureSession session, Consumer<Schema> change, Consumer<Found> look) {
        Structure before = comparable(session.structure());

        session.run(change);
        look.accept(new Found(session));
        session.takeBack();

        Structure after = comparable(session.structure());
        assertThat(StructureDifference.between(before, after)).isEmpty();
        assertThat(after.fingerprint()).isEqualTo(before.fingerprint());
    }

    private Structure comparable(Structure structure) {
        return placesColumns() ? structure : structure.withoutColumnOrder();
    }

    /** What an inspector finds, by the names that scripts use. */
    protected record Found(StructureSession session) {

        TableStructure table(String name) {
            return session.structure().table(session.stored(name)).orElseThrow();
        }

        boolean hasTable(String name) {
            return session.structure().table(session.stored(name)).isPresent();
        }

        ColumnStructure column(String table, String name) {
            return table(table).column(session.stored(name)).orElseThrow();
        }

        List<String> columns(String table) {
            return table(table).columns().stream().map(ColumnStructure::name).toList();
        }

        List<String> stored(String... names) {
            return List.of(names).stream().map(session::stored).toList();
        }
    }

    private static String type(ColumnStructure column) {
        return ((DataType.Native) column.type()).sql();
    }

    @Test
    void makesEveryType() {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        types.put("a_string", string(20));
        types.put("a_text", text());
        types.put("an_integer", integer());
        types.put("a_bigint", bigint());
        types.put("a_decimal", decimal(8, 2));
        types.put("a_double", ColumnType.doublePrecision());
        types.put("a_bool", bool());
        types.put("a_date", date());
        types.put("a_time", ColumnType.time());
        types.put("a_timestamp", ColumnType.timestamp());
        types.put("a_timestamptz", timestamptz());
        types.put("a_binary", ColumnType.binary());
        types.put("a_uuid", ColumnType.uuid());
        types.put("a_json", json());
        types.put("an_enum", enumOf("a", "it's"));

        goesAndComesBack(
                schema -> schema.createTable("types", t -> types.forEach(t::column)),
                found -> types.forEach((name, type) ->
                        assertThat(type(found.column("types", name))).as(name).isEqualTo(nativeType(type))));
        goesAndComesBack(
                schema -> types.forEach((name, type) -> schema.addColumn("children", name, type)),
                found -> types.forEach((name, type) -> assertThat(type(found.column("children", name)))
                        .as(name)
                        .isEqualTo(nativeType(type))));
    }

    @Test
    void makesATableAsItIsSaid() {
        goesAndComesBack(
                schema -> schema.createTable("things", t -> {
                    t.string("name", 40).notNull().unique();
                    t.integer("size").notNull().defaultTo(7);
                    t.bigint("parent_id").references("parents", ReferentialAction.SET_NULL);
                    t.bigint("next_id");
                    t.foreignKey("things", "next_id");
                    t.check("sized", "size > 0");
                    t.index("name", "size");
                    t.timestamps();
                    t.actionOnBy("closed");
                }),
                found -> {
                    TableStructure things = found.table("things");
                    assertThat(found.columns("things"))
                            .isEqualTo(found.stored(
                                    "id",
                                    "name",
                                    "size",
                                    "parent_id",
                                    "next_id",
                                    "created_at",
                                    "updated_at",
                                    "closed_on",
                                    "closed_by_id",
                                    "closed_by_name",
                                    "closed_by_email"));
                    assertThat(things.primaryKey().map(KeyStructure::columns)).contains(found.stored("id"));
                    assertThat(found.column("things", "id").counting()).isTrue();
                    assertThat(type(found.column("things", "id"))).isEqualTo(nativeType(pk()));
                    assertThat(found.column("things", "name").nullable()).isFalse();
                    assertThat(found.column("things", "created_at").nullable()).isFalse();
                    assertThat(found.column("things", "created_at").defaultValue())
                            .isPresent();
                    assertThat(found.column("things", "parent_id").nullable()).isTrue();
                    assertThat(things.uniqueKeys())
                            .extracting(KeyStructure::columns)
                            .containsExactly(found.stored("name"));
                    assertThat(things.foreignKeys())
                            .extracting(ForeignKeyStructure::target, ForeignKeyStructure::onDelete)
                            .containsExactlyInAnyOrder(
                                    tuple(found.stored("parents").get(0), ReferentialAction.SET_NULL),
                                    tuple(found.stored("things").get(0), ReferentialAction.NO_ACTION));
                    assertThat(things.checks()).extracting(CheckStructure::name).containsAll(found.stored("sized"));
                    assertThat(things.indexes())
                            .extracting(IndexStructure::name)
                            .containsAll(found.stored("things_name_size_idx"));
                });
    }

    @Test
    void makesATableWithAKeyOfItsOwn() {
        goesAndComesBack(
                schema -> schema.createTable("pairs", t -> {
                    t.integer("b");
                    t.integer("a");
                    t.primaryKey("a", "b");
                }),
                found -> assertThat(found.table("pairs").primaryKey().map(KeyStructure::columns))
                        .contains(found.stored("a", "b")));
        goesAndComesBack(
                schema -> schema.createTable("bare", t -> {
                    t.integer("a");
                    t.withoutId();
                }),
                found -> assertThat(found.table("bare").primaryKey()).isEmpty());
    }

    @Test
    void bringsBackATableThatWasDropped() {
        goesAndComesBack(
                schema -> {
                    schema.dropTable("children");
                    schema.dropTable("parents");
                },
                found -> assertThat(found.hasTable("parents")).isFalse());
    }

    @Test
    void renamesATable() {
        goesAndComesBack(schema -> schema.renameTable("parents", "elders"), found -> {
            assertThat(found.hasTable("parents")).isFalse();
            assertThat(found.table("children").foreignKeys())
                    .extracting(ForeignKeyStructure::target)
                    .containsExactlyElementsOf(found.stored("elders"));
        });
    }

    @Test
    void addsAColumnWithAllThatCanBeSaidOfIt() {
        goesAndComesBack(
                schema -> {
                    schema.addColumn("parents", "kind", string(9))
                            .notNull()
                            .defaultTo("x")
                            .unique();
                    schema.addColumn("parents", "seen_at", timestamptz())
                            .notNull()
                            .defaultToNow();
                    schema.addColumn("parents", "other_id", bigint()).references("parents");
                },
                found -> {
                    assertThat(found.column("parents", "kind").nullable()).isFalse();
                    assertThat(found.column("parents", "kind").defaultValue()).isPresent();
                    assertThat(found.table("parents").uniqueKeys())
                            .extracting(KeyStructure::columns)
                            .contains(found.stored("kind"));
                    assertThat(found.table("parents").foreignKeys()).hasSize(1);
                },
                "DELETE FROM children",
                "DELETE FROM parents");
    }

    private void goesAndComesBack(Consumer<Schema> change, Consumer<Found> look, String... first) {
        try (StructureSession session = open()) {
            makeFamily(session);
            session.execute(first);
            goesAndComesBack(session, change, look);
        }
    }

    @Test
    void putsAColumnWhereItIsSaidOrRefuses() {
        Consumer<Schema> change = schema -> {
            schema.addColumn("parents", "a", integer()).after("name");
            schema.addColumn("parents", "b", integer()).first();
            schema.changeTable("parents", t -> t.addActionOnBy("updated").after("a"));
        };
        if (!placesColumns()) {
            assertThatThrownBy(() -> goesAndComesBack(change, found -> {}))
                    .isInstanceOfSatisfying(
                            MigrationException.class,
                            e -> assertThat(e.findings().get(0).code()).isEqualTo(FindingCodes.NOT_HONOURED));
            return;
        }
        goesAndComesBack(
                change,
                found -> assertThat(found.columns("parents"))
                        .isEqualTo(found.stored(
                                "b",
                                "id",
                                "name",
                                "a",
                                "updated_on",
                                "updated_by_id",
                                "updated_by_name",
                                "updated_by_email",
                                "size",
                                "code",
                                "price")));
    }

    @Test
    void takesAwayAColumnWithAllThatNeedsIt() {
        goesAndComesBack(schema -> schema.removeColumn("parents", "size"), found -> {
            assertThat(found.columns("parents")).isEqualTo(found.stored("id", "name", "code", "price"));
            assertThat(found.table("parents").checks())
                    .extracting(CheckStructure::name)
                    .doesNotContainAnyElementsOf(found.stored("parents_sized"));
        });
        goesAndComesBack(
                schema -> schema.removeColumn("parents", "code"),
                found -> assertThat(found.table("parents").uniqueKeys()).isEmpty());
        goesAndComesBack(
                schema -> schema.removeColumn("children", "parent_id"),
                found -> assertThat(found.table("children").foreignKeys()).isEmpty());
    }

    @Test
    void changesTheTypeAndKeepsTheRest() {
        goesAndComesBack(schema -> schema.changeColumn("parents", "name", c -> c.type(string(40))), found -> {
            ColumnStructure name = found.column("parents", "name");
            assertThat(type(name)).isEqualTo(nativeType(string(40)));
            assertThat(name.nullable()).isFalse();
            assertThat(name.defaultValue()).isPresent();
        });
        goesAndComesBack(
                schema -> schema.changeColumn("parents", "size", c -> c.type(bigint())),
                found -> assertThat(type(found.column("parents", "size"))).isEqualTo(nativeType(bigint())));
    }

    @Test
    void changesWhetherThereMayBeNull() {
        goesAndComesBack(
                schema -> schema.changeColumn("parents", "name", c -> c.nullable()),
                found -> assertThat(found.column("parents", "name").nullable()).isTrue());
        goesAndComesBack(
                schema -> schema.changeColumn("parents", "size", c -> c.notNull()),
                found -> assertThat(found.column("parents", "size").nullable()).isFalse());
    }

    @Test
    void changesDefaults() {
        goesAndComesBack(
                schema -> schema.changeColumn("parents", "name", c -> c.withoutDefault()),
                found -> assertThat(found.column("parents", "name").defaultValue())
                        .isEmpty());
        goesAndComesBack(
                schema -> {
                    schema.changeColumn("parents", "name", c -> c.defaultTo("File"));
                    schema.changeColumn("parents", "price", c -> c.defaultTo(new java.math.BigDecimal("1.50")));
                    schema.addColumn("parents", "flag", bool()).defaultTo(true);
                    schema.addColumn("parents", "u", ColumnType.uuid()).defaultTo(new UUID(1, 2));
                    schema.addColumn("parents", "m", timestamptz()).defaultTo(Instant.EPOCH);
                    schema.addColumn("parents", "d", date()).defaultTo(java.time.LocalDate.of(2020, 2, 29));
                },
                found -> {
                    assertThat(found.column("parents", "name").nullable()).isFalse();
                    assertThat(found.column("parents", "price").defaultValue()).isPresent();
                    assertThat(found.column("parents", "m").defaultValue()).isPresent();
                });
    }

    @Test
    void keepsRemarksOrRefuses() {
        Consumer<Schema> change = schema -> schema.changeColumn("parents", "name", c -> c.comment("it's a \\ name"));
        if (hasComments()) {
            goesAndComesBack(
                    change,
                    found -> assertThat(found.column("parents", "name").comment())
                            .isEqualTo("it's a \\ name"));
            return;
        }
        assertThatThrownBy(() -> goesAndComesBack(change, found -> {})).isInstanceOf(MigrationException.class);
    }

    @Test
    void renamesAColumn() {
        goesAndComesBack(
                schema -> schema.renameColumn("parents", "size", "extent"),
                found -> assertThat(found.columns("parents"))
                        .isEqualTo(found.stored("id", "name", "extent", "code", "price")));
    }

    @Test
    void addsAndRemovesIndexes() {
        goesAndComesBack(
                schema -> {
                    schema.addIndex("parents", "price", "name").descending("name");
                    schema.addIndex("parents", "price").unique().named("priced");
                },
                found -> {
                    IndexStructure two = found.table("parents")
                            .index(found.stored("parents_price_name_idx").get(0))
                            .orElseThrow();
                    assertThat(two.parts())
                            .extracting(IndexStructure.Part::text)
                            .isEqualTo(found.stored("price", "name"));
                    assertThat(two.parts())
                            .extracting(IndexStructure.Part::descending)
                            .containsExactly(false, true);
                    assertThat(found.table("parents")
                                    .index(found.stored("priced").get(0))
                                    .orElseThrow()
                                    .unique())
                            .isTrue();
                });
        goesAndComesBack(
                schema -> schema.removeIndex("parents", "parents_name_size_idx"),
                found -> assertThat(found.table("parents").indexes()).isEmpty());
        goesAndComesBack(
                schema -> schema.removeIndex("parents", "parents_code_key"),
                found -> assertThat(found.table("parents").uniqueKeys()).isEmpty());
    }

    @Test
    void makesAPartialIndexOrRefuses() {
        Consumer<Schema> change =
                schema -> schema.addIndex("parents", "price").where("price > 1").named("dear");
        if (hasPartialIndexes()) {
            goesAndComesBack(
                    change,
                    found -> assertThat(found.table("parents")
                                    .index(found.stored("dear").get(0))
                                    .orElseThrow()
                                    .where())
                            .isPresent());
            return;
        }
        assertThatThrownBy(() -> goesAndComesBack(change, found -> {}))
                .isInstanceOfSatisfying(
                        MigrationException.class,
                        e -> assertThat(e.findings().get(0).code()).isEqualTo(FindingCodes.NOT_HONOURED));
    }

    @Test
    void addsAndRemovesForeignKeys() {
        goesAndComesBack(
                schema -> {
                    schema.addColumn("children", "second_id", bigint());
                    schema.addForeignKey("children", "parents", "second_id")
                            .onDelete(ReferentialAction.SET_NULL)
                            .named("second");
                },
                found -> {
                    ForeignKeyStructure second = found.table("children")
                            .foreignKey(found.stored("second").get(0))
                            .orElseThrow();
                    assertThat(second.onDelete()).isEqualTo(ReferentialAction.SET_NULL);
                    assertThat(second.targetColumns()).isEqualTo(found.stored("id"));
                });
        goesAndComesBack(
                schema -> schema.removeForeignKey("children", "children_parent_id_fkey"),
                found -> assertThat(found.table("children").foreignKeys()).isEmpty());
    }

    @Test
    void addsAndRemovesChecks() {
        goesAndComesBack(
                schema -> schema.addCheck("parents", "priced", "price IS NULL OR price > 0"),
                found -> assertThat(found.table("parents")
                                .check(found.stored("priced").get(0)))
                        .isPresent());
        goesAndComesBack(
                schema -> schema.removeCheck("parents", "parents_sized"),
                found -> assertThat(found.table("parents")
                                .check(found.stored("parents_sized").get(0)))
                        .isEmpty());
    }

    @Test
    void addsAColumnThatIsComputed() {
        goesAndComesBack(
                schema -> schema.createTable("sums", t -> {
                    t.integer("a");
                    t.column("twice", integer()).generatedAs("a * 2");
                }),
                found -> assertThat(found.column("sums", "twice").generatedAs()).isPresent());
    }

    @Test
    void changesTheValuesOfAnEnumeration() {
        goesAndComesBack(
                schema -> {
                    schema.addColumn("parents", "kind", enumOf("a", "b")).defaultTo("a");
                    schema.changeColumn("parents", "kind", c -> c.type(enumOf("a", "b", "it's c")));
                },
                found -> assertThat(type(found.column("parents", "kind")))
                        .isEqualTo(nativeType(enumOf("a", "b", "it's c"))));
    }

    @Test
    void takesNamesAsTheyAre() {
        String longest = "n".repeat(63);
        List<String> hard = List.of(
                "order", "Mixed Case", longest, "ünïcødé", "a\"b", "a`b", "a'b", "x\"; DROP TABLE parents; --", "a.b");
        for (String name : hard) {
            goesAndComesBack(
                    schema -> {
                        schema.createTable(name, t -> {
                            t.string(name + "x".repeat(name.length() < 60 ? 1 : 0), 80)
                                    .defaultTo(name.replace("\"", ""));
                            t.integer("select").notNull();
                        });
                        schema.addIndex(name, "select");
                        schema.renameColumn(name, "select", "from");
                        schema.removeColumn(name, "from");
                    },
                    found -> {
                        assertThat(found.hasTable(name)).as(name).isTrue();
                        assertThat(found.hasTable("parents")).isTrue();
                    });
        }
    }

    @Test
    void keepsRows() {
        try (StructureSession session = open()) {
            makeFamily(session);

            goesAndComesBack(
                    session,
                    schema -> {
                        schema.changeColumn("parents", "name", c -> c.type(string(50)));
                        schema.addColumn("parents", "extra", integer()).defaultTo(1);
                        schema.renameTable("parents", "elders");
                        schema.changeColumn("elders", "size", c -> c.notNull());
                    },
                    found -> assertThat(session.count("children")).isEqualTo(1));

            assertThat(session.count("parents")).isEqualTo(2);
            assertThat(session.count("children")).isEqualTo(1);
        }
    }

    @Test
    void refusesToDropWhatOthersNeed() {
        try (StructureSession session = open()) {
            makeFamily(session);
            Structure before = session.structure();

            assertThatThrownBy(() -> session.run(schema -> schema.dropTable("parents")))
                    .isInstanceOf(MigrationException.class);
            assertThatThrownBy(() -> session.run(schema -> schema.removeColumn("parents", "id")))
                    .isInstanceOf(MigrationException.class);

            assertThat(StructureDifference.between(before, session.structure())).isEmpty();
        }
    }

    @Test
    void saysWhatIsNotThere() {
        try (StructureSession session = open()) {
            makeFamily(session);

            assertThatThrownBy(() -> session.run(schema -> schema.addIndex("parents", "nam")))
                    .isInstanceOfSatisfying(MigrationException.class, e -> {
                        assertThat(e.findings().get(0).code()).isEqualTo(FindingCodes.NOT_THERE);
                        assertThat(e.findings().get(0).remedy()).contains("did you mean");
                    });
            assertThatThrownBy(() -> session.run(schema -> schema.dropTable("parent")))
                    .hasMessageContaining(session.stored("parents"));
        }
    }

    @Test
    void asksABoundedNumberOfQuestions() {
        try (StructureSession session = new StructureSession(newDatabase())) {
            session.run(schema -> {
                for (int i = 0; i < 200; i++) {
                    schema.createTable("t" + i, t -> {
                        t.string("name").unique();
                        t.index("name");
                    });
                }
            });

            int queries = session.queriesOf(session::structure);

            assertThat(session.structure().tables()).hasSize(200);
            assertThat(queries).isLessThanOrEqualTo(mostQueries());
            assertThat(session.queriesOf(() -> session.around("t7"))).isLessThanOrEqualTo(mostQueries());
        }
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void takesBackWhateverWasDone(@ForAll long seed) {
        try (StructureSession session = open()) {
            makeFamily(session);
            goesAndComesBack(session, new RandomChanges(seed)::make, found -> {});
        }
    }
}
