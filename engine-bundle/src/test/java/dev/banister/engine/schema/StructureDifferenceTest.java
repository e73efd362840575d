package dev.banister.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StructureDifferenceTest {

    private static final Structure EXPECTED = Sample.structure(Sample.PRODUCTS);

    private static List<String> difference(TableStructure... found) {
        return StructureDifference.between(EXPECTED, Sample.structure(found));
    }

    @Test
    void saysNothingOfTheSame() {
        assertThat(difference(Sample.products(Sample.column("name", "varchar(20)"))))
                .isEmpty();
    }

    @Test
    void saysWhatAColumnIsInsteadOfWhatItWas() {
        assertThat(difference(Sample.products(Sample.column("name", "varchar(40)"))))
                .containsExactly("table products: column name: varchar(40) instead of varchar(20)");
        ColumnStructure other = new ColumnStructure(
                "name",
                new DataType.Native("varchar(20)"),
                false,
                Optional.of(new DefaultValue.Expression("'x'")),
                false,
                Optional.empty(),
                "said",
                Map.of("collation", "C"));
        assertThat(difference(Sample.products(other)))
                .containsExactly(
                        "table products: column name: NOT NULL instead of nullable",
                        "table products: column name: default: 'x' instead of none",
                        "table products: column name: comment: said instead of none",
                        "table products: column name: collation: C instead of none");
    }

    @Test
    void saysWhatIsNotThereAndWhatWasNot() {
        ColumnStructure title = Sample.column("title", "varchar(20)");

        assertThat(difference(Sample.products(title)))
                .containsExactly(
                        "table products: column name is not there", "table products: column title was not there");
        assertThat(difference()).containsExactly("table products is not there");
        assertThat(StructureDifference.between(Structure.EMPTY, EXPECTED))
                .containsExactly("table products was not there", "view cheap was not there");
    }

    @Test
    void saysThatColumnsAreInAnotherOrder() {
        Structure one = Sample.structure(Sample.products(Sample.NAME, Sample.column("b", "text")));
        Structure other = Sample.structure(Sample.products(Sample.column("b", "text"), Sample.NAME));

        assertThat(StructureDifference.between(one, other))
                .containsExactly(
                        "table products: columns in the order id, b, name, price instead of id, name, b, price");
        assertThat(other.fingerprint()).isNotEqualTo(one.fingerprint());
        assertThat(other.withoutColumnOrder().fingerprint())
                .isEqualTo(one.withoutColumnOrder().fingerprint());
    }

    @Test
    void saysHowAnIndexDiffers() {
        TableStructure products = Sample.PRODUCTS;
        IndexStructure other = new IndexStructure(
                "products_name_idx",
                true,
                List.of(IndexStructure.Part.column("price")),
                Optional.empty(),
                Optional.empty(),
                Map.of("method", "hash"));
        TableStructure found = new TableStructure(
                "products",
                products.columns(),
                products.primaryKey(),
                products.uniqueKeys(),
                products.foreignKeys(),
                products.checks(),
                List.of(other),
                products.triggers(),
                products.comment(),
                products.attributes());

        assertThat(difference(found))
                .containsExactly(
                        "table products: index products_name_idx: parts: price instead of name descending, price",
                        "table products: index products_name_idx: where: none instead of price > 0",
                        "table products: index products_name_idx: method: hash instead of btree",
                        "table products: index products_name_idx: unique instead of not unique");
    }

    @Test
    void takesTheSameFingerprintInEveryProcess() {
        assertThat(EXPECTED.fingerprint())
                .isEqualTo("0c8424e6927e8426e7f63d547d5ae99038db168824948e050aa98849c191e3de");
        assertThat(Structure.EMPTY.fingerprint())
                .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }
}
