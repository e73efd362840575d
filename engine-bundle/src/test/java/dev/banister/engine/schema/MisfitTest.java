package dev.banister.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MisfitTest {

    private static final FoundTables FOUND =
            FoundTables.NONE.with("products", Optional.of(Sample.PRODUCTS)).with("goods", Optional.empty());

    private static Optional<String> misfit(Operation operation) {
        return Misfit.of(operation, FOUND).map(Misfit::words);
    }

    @Test
    void letsPassWhatFits() {
        List<Operation> fitting = List.of(
                new Operation.RenameTable("products", "goods"),
                new Operation.DropTable("products"),
                new Operation.AddColumn(
                        "products", Sample.column("size", "integer"), new Position.Last(), Optional.empty()),
                new Operation.RenameColumn("products", "name", "title"),
                new Operation.ChangeColumn("products", Sample.NAME, Optional.empty()),
                new Operation.RemoveKey("products", "any name will do", true),
                new Operation.RemoveIndex("products", "products_name_idx"));

        assertThat(fitting)
                .allSatisfy(operation -> assertThat(misfit(operation)).isEmpty());
    }

    @Test
    void tellsWhatIsThereAlready() {
        assertThat(misfit(new Operation.CreateTable(Sample.PRODUCTS))).contains("there is a table products already");
        assertThat(misfit(new Operation.AddColumn("products", Sample.NAME, new Position.Last(), Optional.empty())))
                .contains("table products already has the column name");
        assertThat(misfit(new Operation.RenameColumn("products", "name", "price")))
                .contains("table products already has the column price");
        assertThat(misfit(new Operation.AddKey("products", new KeyStructure("other", List.of("name")), true)))
                .contains("table products already has the primary key other");
        assertThat(misfit(new Operation.AddKey(
                        "products", new KeyStructure("products_name_idx", List.of("name")), false)))
                .contains("table products already has the index products_name_idx");
        assertThat(misfit(new Operation.AddForeignKey("products", Sample.PARENT)))
                .contains("table products already has the foreign key products_name_fkey");
        assertThat(misfit(new Operation.AddCheck("products", Sample.NAMED)))
                .contains("table products already has the check named");
    }

    @Test
    void tellsWhatIsNotThere() {
        assertThat(misfit(new Operation.DropTable("goods"))).contains("there is no table goods");
        assertThat(misfit(new Operation.RemoveColumn("products", "size")))
                .contains("table products has no column size");
        assertThat(misfit(new Operation.RemoveCheck("products", "sized")))
                .contains("table products has no check sized");
    }
}
