package dev.banister.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.schema.ColumnType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperationTextTest {

    static List<Operation> operations() {
        return List.of(
                new Operation.CreateTable(Sample.PRODUCTS),
                new Operation.DropTable("t"),
                new Operation.RenameTable("t", "u"),
                new Operation.AddColumn("t", Sample.PRICE, new Position.Last(), Optional.empty()),
                new Operation.AddColumn("t", Sample.PRICE, new Position.First(), Optional.empty()),
                new Operation.AddColumn("t", Sample.PRICE, new Position.After("a"), Optional.empty()),
                new Operation.AddColumn("t", Sample.PRICE, new Position.Back(Optional.of("a")), Optional.empty()),
                new Operation.AddColumn(
                        "t",
                        Sample.ID,
                        new Position.Back(Optional.empty()),
                        Optional.of(new KeyStructure("k", List.of("id")))),
                new Operation.RemoveColumn("t", "c"),
                new Operation.ChangeColumn("t", Sample.PRICE, Optional.of("c::int")),
                new Operation.RenameColumn("t", "c", "d"),
                new Operation.AddIndex("t", Sample.INDEX),
                new Operation.RemoveIndex("t", "i"),
                new Operation.AddKey("t", Sample.NAME_KEY, true),
                new Operation.RemoveKey("t", "k", false),
                new Operation.AddForeignKey("t", Sample.PARENT),
                new Operation.RemoveForeignKey("t", "f"),
                new Operation.AddCheck("t", Sample.NAMED),
                new Operation.RemoveCheck("t", "c"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void bringsBackEveryOperation(Operation operation) {
        assertThat(OperationText.operation(OperationText.of(operation))).isEqualTo(operation);
    }

    @Test
    void bringsBackWhatTakesAnOperationBack() {
        FoundTables before =
                FoundTables.NONE.with("products", Optional.of(Sample.PRODUCTS)).with("kinds", Optional.empty());
        Undo undo = new Undo(operations(), before, 2, 3);

        assertThat(OperationText.undo(OperationText.of(undo))).isEqualTo(undo);
    }

    static List<ColumnType> types() {
        return List.of(
                ColumnType.pk(),
                ColumnType.string(7),
                ColumnType.text(),
                ColumnType.integer(),
                ColumnType.bigint(),
                ColumnType.decimal(8, 2),
                ColumnType.doublePrecision(),
                ColumnType.bool(),
                ColumnType.date(),
                ColumnType.time(),
                ColumnType.timestamp(),
                ColumnType.timestamptz(),
                ColumnType.binary(),
                ColumnType.uuid(),
                ColumnType.json(),
                ColumnType.enumOf("it's", ""));
    }

    @ParameterizedTest
    @MethodSource("types")
    void bringsBackEveryType(ColumnType type) {
        Operation operation = change(new DataType.Portable(type), Optional.empty());

        assertThat(OperationText.operation(OperationText.of(operation))).isEqualTo(operation);
    }

    static List<DefaultValue> defaults() {
        return List.of(
                new DefaultValue.Now(),
                new DefaultValue.Expression("nextval('s')"),
                new DefaultValue.Literal(""),
                new DefaultValue.Literal("it's"),
                new DefaultValue.Literal(false),
                new DefaultValue.Literal(7),
                new DefaultValue.Literal(7L),
                new DefaultValue.Literal(1.5),
                new DefaultValue.Literal(new BigDecimal("1.50")),
                new DefaultValue.Literal(LocalDate.of(2020, 1, 1)),
                new DefaultValue.Literal(Instant.EPOCH),
                new DefaultValue.Literal(new UUID(1, 2)));
    }

    @ParameterizedTest
    @MethodSource("defaults")
    void bringsBackEveryDefault(DefaultValue value) {
        Operation operation = change(new DataType.Native("x"), Optional.of(value));

        assertThat(OperationText.operation(OperationText.of(operation))).isEqualTo(operation);
    }

    private static Operation change(DataType type, Optional<DefaultValue> value) {
        ColumnStructure column = new ColumnStructure("c", type, true, value, false, Optional.of("a + b"), "", Map.of());
        return new Operation.ChangeColumn("t", column, Optional.empty());
    }

    @Test
    void writesWhatOlderAndNewerEnginesRead() {
        assertThat(OperationText.of(new Operation.AddCheck("t", new CheckStructure("c", "a > 0"))))
                .isEqualTo("{\"operation\":\"AddCheck\",\"table\":\"t\",\"check\":{\"name\":\"c\",\"sql\":\"a > 0\"}}");
        assertThat(OperationText.operation("{\"operation\":\"DropTable\",\"table\":\"t\",\"later\":1}"))
                .isEqualTo(new Operation.DropTable("t"));
    }

    @Test
    void bringsBackAStructure() {
        Structure structure = Sample.structure(Sample.PRODUCTS);

        assertThat(OperationText.structure(OperationText.of(structure))).isEqualTo(structure);
    }

    @Test
    void refusesWhatItHasNotWritten() {
        assertThatThrownBy(() -> OperationText.operation("DROP TABLE t")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> OperationText.operation("{\"operation\":\"Explode\"}"))
                .hasMessage("an operation 'Explode' is not known");
    }
}
