package dev.banister.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InversesTest {

    private static final Structure BEFORE = Sample.structure(Sample.PRODUCTS);

    private static List<Operation> inverses(Operation operation) {
        return Inverses.of(operation, BEFORE);
    }

    @Test
    void dropsWhatWasCreatedAndCreatesWhatWasDropped() {
        Operation create = new Operation.CreateTable(Sample.PRODUCTS);
        Operation drop = new Operation.DropTable("products");

        assertThat(Inverses.of(create, Structure.EMPTY)).containsExactly(drop);
        assertThat(inverses(drop)).containsExactly(create);
    }

    @Test
    void renamesBack() {
        assertThat(inverses(new Operation.RenameTable("products", "goods")))
                .containsExactly(new Operation.RenameTable("goods", "products"));
        assertThat(inverses(new Operation.RenameColumn("products", "name", "title")))
                .containsExactly(new Operation.RenameColumn("products", "title", "name"));
    }

    @Test
    void bringsBackAColumnWhereItWasWithAllThatNeededIt() {
        assertThat(inverses(new Operation.RemoveColumn("products", "name")))
                .containsExactly(
                        new Operation.AddColumn(
                                "products", Sample.NAME, new Position.Back(Optional.of("id")), Optional.empty()),
                        new Operation.AddKey("products", Sample.NAME_KEY, false),
                        new Operation.AddIndex("products", Sample.INDEX),
                        new Operation.AddCheck("products", Sample.NAMED),
                        new Operation.AddForeignKey("products", Sample.PARENT));
    }

    @Test
    void bringsBackAColumnTogetherWithTheKeyThatItMakes() {
        assertThat(inverses(new Operation.RemoveColumn("products", "id")))
                .containsExactly(new Operation.AddColumn(
                        "products",
                        Sample.ID,
                        new Position.Back(Optional.empty()),
                        Optional.of(new KeyStructure("products_pkey", List.of("id")))));
    }

    @Test
    void makesAColumnAgainAllThatItWas() {
        ColumnStructure other = Sample.column("price", "bigint");

        assertThat(inverses(new Operation.ChangeColumn("products", other, Optional.of("price * 100"))))
                .containsExactly(new Operation.ChangeColumn("products", Sample.PRICE, Optional.empty()));
    }

    @Test
    void pairsAddingWithRemoving() {
        Operation index = new Operation.AddIndex("products", Sample.INDEX);
        Operation key = new Operation.AddKey("products", Sample.NAME_KEY, false);
        Operation primary = new Operation.AddKey("products", new KeyStructure("products_pkey", List.of("id")), true);
        Operation foreign = new Operation.AddForeignKey("products", Sample.PARENT);
        Operation check = new Operation.AddCheck("products", Sample.NAMED);
        Operation column = new Operation.AddColumn("products", Sample.NAME, new Position.Last(), Optional.empty());

        for (Operation add : List.of(index, key, primary, foreign, check)) {
            assertThat(inverses(add))
                    .hasSize(1)
                    .allSatisfy(remove -> assertThat(inverses(remove)).containsExactly(add));
        }
        assertThat(inverses(column)).containsExactly(new Operation.RemoveColumn("products", "name"));
    }

    @Test
    void takesAwayThePrimaryKeyUnderAnyName() {
        assertThat(inverses(new Operation.RemoveKey("products", "PRIMARY", true)))
                .containsExactly(
                        new Operation.AddKey("products", new KeyStructure("products_pkey", List.of("id")), true));
    }

    @Test
    void refusesToTakeAwayWhatIsNotThere() {
        assertThatThrownBy(() -> inverses(new Operation.RemoveIndex("products", "products_nam_idx")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("table products has no index products_nam_idx");
        assertThatThrownBy(() -> inverses(new Operation.DropTable("product"))).hasMessage("there is no table product");
    }

    @Test
    void findsNamesInExpressionsButNotInTexts() {
        assertThat(Mentions.of("name").in("upper(NAME)")).isTrue();
        assertThat(Mentions.of("na\"me").in("\"na\"\"me\" > 0")).isTrue();
        assertThat(Mentions.of("name").in("[name] is null")).isTrue();
        assertThat(Mentions.of("name").in("`name` is null")).isTrue();
        assertThat(Mentions.of("name").in("\"NAME\" = 'name' and surname <> 'it''s name'"))
                .isFalse();
    }

    @Test
    void countsAnIndexOnAnExpressionAmongWhatNeedsAColumn() {
        IndexStructure lower = new IndexStructure(
                "i",
                true,
                List.of(new IndexStructure.Part("lower(name)", true, false, Map.of())),
                Optional.empty(),
                Optional.empty(),
                Map.of());
        TableStructure table = new TableStructure(
                "t",
                List.of(Sample.NAME),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(lower),
                List.of(),
                "",
                Map.of());

        assertThat(table.needing("name").indexes()).containsExactly(lower);
        assertThat(table.needing("price").indexes()).isEmpty();
    }
}
