package dev.banister.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DefaultNamesTest {

    private final DefaultNames names = new DefaultNames(name -> name);

    @Test
    void areMadeOfTheTableAndTheColumns() {
        assertThat(names.primaryKey("products")).isEqualTo("products_pkey");
        assertThat(names.index("products", List.of("name", "price"))).isEqualTo("products_name_price_idx");
        assertThat(names.uniqueKey("products", List.of("name"))).isEqualTo("products_name_key");
        assertThat(names.foreignKey("products", List.of("kind_id"))).isEqualTo("products_kind_id_fkey");
        assertThat(names.check("products", "kind")).isEqualTo("products_kind_check");
    }

    @Test
    void endInTheCaseOfTheDatabase() {
        DefaultNames upper = new DefaultNames(name -> name.toUpperCase(Locale.ROOT));

        assertThat(upper.index("PRODUCTS", List.of("NAME"))).isEqualTo("PRODUCTS_NAME_IDX");
    }

    @Test
    void areShortenedToWhatEveryDatabaseTakesAndStayDifferent() {
        String table = "a_table_with_a_name_that_is_almost_as_long_as_names_may_be";

        String one = names.index(table, List.of("column_one"));
        String other = names.index(table, List.of("column_two"));

        assertThat(one).hasSize(63).startsWith("a_table_with_a_name").endsWith("_idx");
        assertThat(other).hasSize(63).isNotEqualTo(one);
        assertThat(names.index(table, List.of("column_one"))).isEqualTo(one);
    }

    @Test
    void areCutBetweenCharacters() {
        String name = names.index("🐌".repeat(20), List.of("ä"));

        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(60, 63);
        assertThat(name).startsWith("🐌".repeat(12) + "_h").endsWith("_idx");
    }
}
