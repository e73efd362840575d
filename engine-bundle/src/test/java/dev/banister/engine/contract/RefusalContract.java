package dev.banister.engine.contract;

import static dev.banister.api.schema.ColumnType.bigint;
import static dev.banister.api.schema.ColumnType.bool;
import static dev.banister.api.schema.ColumnType.enumOf;
import static dev.banister.api.schema.ColumnType.integer;
import static dev.banister.api.schema.ColumnType.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.MigrationException;
import dev.banister.api.schema.Schema;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.StructureDifference;
import java.sql.Connection;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * What the structure language refuses on every database, before anything is changed: what would break in silence, fill rows
 * with values that nobody said, or be something else than was asked for.
 */
public abstract class RefusalContract {

    /** Leads to a database that is empty; the caller closes it. */
    protected abstract Connection newDatabase();

    /** Statements that let the table {@code others} change {@code things.size} by a trigger; none where no text is kept. */
    protected List<String> triggerElsewhere() {
        return List.of();
    }

    /** Statements that let {@code things} look at its own column {@code size} by a trigger; none where no text is kept. */
    protected List<String> triggerOfItsOwn() {
        return List.of();
    }

    /** Does a view or trigger follow when what it names gets another name? */
    protected boolean renamesWhatNames() {
        return false;
    }

    private StructureSession things() {
        StructureSession session = new StructureSession(newDatabase());
        session.run(schema -> {
            schema.createTable("things", t -> {
                t.string("name", 20);
                t.integer("size");
                t.integer("spare");
            });
            schema.createTable("others", t -> t.integer("a"));
        });
        session.forgetChanges();
        return session;
    }

    private static void isRefused(StructureSession session, Consumer<Schema> change, String because) {
        Structure before = session.structure();

        assertThatThrownBy(() -> session.run(change)).isInstanceOfSatisfying(MigrationException.class, e -> {
            Finding finding = e.findings().get(0);
            assertThat(finding.code()).isEqualTo(FindingCodes.NOT_HONOURED);
            assertThat(String.join("; ", finding.reasons())).containsIgnoringCase(because);
            assertThat(finding.remedy()).isNotBlank();
        });

        assertThat(StructureDifference.between(before, session.structure())).isEmpty();
        assertThat(session.changes()).isEmpty();
    }

    private static void goesAndComesBack(StructureSession session, Consumer<Schema> change) {
        Structure before = session.structure().withoutColumnOrder();
        session.forgetChanges();
        session.run(change);
        session.takeBack();
        assertThat(StructureDifference.between(before, session.structure().withoutColumnOrder()))
                .isEmpty();
    }

    @Test
    void leavesNoViewBroken() {
        try (StructureSession session = things()) {
            session.execute(
                    "INSERT INTO things (name, size) VALUES ('a', 1)", "CREATE VIEW sizes AS SELECT size FROM things");

            isRefused(session, schema -> schema.dropTable("things"), "view sizes");
            isRefused(session, schema -> schema.removeColumn("things", "size"), "view sizes");
            Consumer<Schema> renaming = schema -> {
                schema.renameTable("things", "matters");
            };
            if (renamesWhatNames()) {
                goesAndComesBack(session, renaming);
            } else {
                isRefused(session, renaming, "view sizes");
                isRefused(session, schema -> schema.renameColumn("things", "size", "extent"), "view sizes");
            }
            assertThat(session.count("sizes")).isEqualTo(1);
        }
    }

    @Test
    void changesWhatNoViewReads() {
        try (StructureSession session = things()) {
            session.execute("CREATE VIEW sizes AS SELECT size FROM things");

            goesAndComesBack(session, schema -> schema.addColumn("things", "more", bigint()));
            goesAndComesBack(session, schema -> schema.removeColumn("things", "spare"));

            assertThat(session.count("sizes")).isZero();
        }
    }

    @Test
    void leavesNoTriggerBroken() {
        if (triggerElsewhere().isEmpty()) {
            return;
        }
        try (StructureSession session = things()) {
            session.execute(triggerElsewhere().toArray(String[]::new));
            isRefused(session, schema -> schema.dropTable("things"), "of table others");
            isRefused(session, schema -> schema.removeColumn("things", "size"), "of table others");
            if (renamesWhatNames()) {
                goesAndComesBack(session, schema -> schema.renameColumn("things", "size", "extent"));
                goesAndComesBack(session, schema -> schema.renameTable("things", "matters"));
            } else {
                isRefused(session, schema -> schema.renameTable("things", "matters"), "of table others");
                isRefused(session, schema -> schema.renameColumn("things", "size", "extent"), "of table others");
            }
            session.execute("INSERT INTO others (a) VALUES (1)");
        }
        try (StructureSession session = things()) {
            session.execute(triggerOfItsOwn().toArray(String[]::new));
            isRefused(session, schema -> schema.removeColumn("things", "size"), "trigger");
            goesAndComesBack(session, schema -> schema.dropTable("things"));
            session.execute("INSERT INTO things (name, size) VALUES ('a', 1)", "UPDATE things SET name = 'b'");
        }
    }

    @Test
    void fillsNoColumnWithWhatNobodySaid() {
        try (StructureSession session = things()) {
            Consumer<Schema> change =
                    schema -> schema.addColumn("things", "must", string(5)).notNull();
            goesAndComesBack(session, change);
            session.execute("INSERT INTO things (name, size) VALUES ('a', 1)");

            isRefused(session, change, "the table has rows");
            goesAndComesBack(
                    session,
                    schema -> schema.addColumn("things", "may", string(5))
                            .notNull()
                            .defaultTo("x"));
        }
    }

    @Test
    void putsNoColumnBackWithoutItsValues() {
        try (StructureSession session = things()) {
            session.run(schema -> {
                schema.addColumn("things", "must", string(5)).notNull();
                schema.addColumn("things", "may", string(5)).notNull().defaultTo("x");
            });
            session.forgetChanges();
            session.execute("INSERT INTO things (name, must) VALUES ('a', 'b')");
            goesAndComesBack(session, schema -> schema.removeColumn("things", "may"));
            session.run(schema -> schema.removeColumn("things", "must"));

            assertThatThrownBy(session::takeBack).isInstanceOfSatisfying(MigrationException.class, e -> {
                Finding finding = e.findings().get(0);
                assertThat(finding.code()).isEqualTo(FindingCodes.NOT_HONOURED);
                assertThat(finding.reasons().toString()).contains("its values went when it was removed");
            });
            session.execute("DELETE FROM things");
            session.takeBack();
            assertThat(session.structure()
                            .table(session.stored("things"))
                            .orElseThrow()
                            .columns())
                    .extracting(ColumnStructure::name)
                    .contains(session.stored("must"));
        }
    }

    @Test
    void makesNothingElseOfWhatDoesNotFitAType() {
        try (StructureSession session = things()) {
            session.execute("INSERT INTO things (name, size) VALUES ('A', 7)");
            Structure before = session.structure();

            for (Consumer<Schema> change : List.<Consumer<Schema>>of(
                    schema -> schema.changeColumn("things", "size", c -> c.type(bool())),
                    schema -> schema.changeColumn("things", "size", c -> c.type(enumOf("a", "b"))),
                    schema -> schema.changeColumn("things", "name", c -> c.type(enumOf("a", "b"))),
                    schema -> schema.changeColumn("things", "name", c -> c.type(integer())))) {
                assertThatThrownBy(() -> session.run(change)).isInstanceOf(MigrationException.class);
                session.forgetChanges();
            }

            assertThat(StructureDifference.between(before, session.structure())).isEmpty();
            session.execute("UPDATE things SET name = 'a', size = 1");
            goesAndComesBack(session, schema -> schema.changeColumn("things", "name", c -> c.type(enumOf("a", "b"))));
        }
    }

    @Test
    void refusesForeignKeysThatDoNotHold() {
        try (StructureSession session = things()) {
            session.run(schema -> schema.createTable("free", t -> {
                t.bigint("a");
                t.withoutId();
            }));
            session.run(
                    schema -> schema.createTable("keyed", t -> t.integer("size").unique()));
            session.forgetChanges();
            session.execute("INSERT INTO others (a) VALUES (5)");
            Structure before = session.structure();

            for (Consumer<Schema> change : List.<Consumer<Schema>>of(
                    schema -> schema.addForeignKey("others", "free", "a"),
                    schema -> schema.addForeignKey("others", "free", "a").to("a"),
                    schema -> schema.addForeignKey("others", "things", "a").to("size"),
                    schema -> schema.createTable("more", t -> {
                        t.integer("a");
                        t.foreignKey("things", "a").to("size");
                    }))) {
                assertThatThrownBy(() -> session.run(change)).isInstanceOf(MigrationException.class);
            }
            Consumer<Schema> change =
                    schema -> schema.addForeignKey("others", "keyed", "a").to("size");
            assertThatThrownBy(() -> session.run(change)).isInstanceOf(MigrationException.class);
            assertThat(StructureDifference.between(before, session.structure())).isEmpty();

            session.execute("INSERT INTO keyed (size) VALUES (5)");
            goesAndComesBack(session, change);
        }
    }

    @Test
    void findsWhatIsSpeltInAnotherCase() {
        try (StructureSession session = things()) {
            String table = session.dialect().quote(session.stored("things"));
            session.execute(
                    "ALTER TABLE " + table + " ADD COLUMN " + session.dialect().quote("Aa") + " INTEGER");
            Consumer<Schema> change = schema -> schema.removeColumn("things", "aa");

            if (session.dialect().tellsCase()) {
                assertThatThrownBy(() -> session.run(change)).hasMessageContaining("no column aa");
            } else {
                goesAndComesBack(session, change);
            }
        }
    }

    @Test
    void foldsNamesAsTheDatabaseDoes() {
        for (String name : List.of("plain", "Mixed", "größe", "ÄRGER", "Maß", "straße_2", "漢字", "_a1", "élan", "a$b")) {
            try (StructureSession session = new StructureSession(newDatabase())) {
                session.execute("CREATE TABLE " + name + " (" + name + " INTEGER)");

                session.run(schema -> schema.addColumn(name, name + "2", integer()));

                assertThat(session.structure().tables())
                        .singleElement()
                        .satisfies(table -> assertThat(table.name()).isEqualTo(session.stored(name)));
                session.execute("SELECT " + name + "2 FROM " + name);
            }
        }
    }
}
