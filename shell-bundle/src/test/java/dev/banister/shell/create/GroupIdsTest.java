package dev.banister.shell.create;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.model.GroupName;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupIdsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T23:20:30.999Z");

    private static GroupIds of(String... existing) {
        return new GroupIds(Arrays.stream(existing).map(GroupName::of).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "2013-11-11-attachments,              2026-11-21-news",
        "20080906120000_create_products,      20261121232030_news",
        "m101129_185401_create_news_table,    m261121_232030_news",
        "001_create_articles,                 002_news",
        "0009_create_articles,                0010_news",
        "999_create_articles,                 1000_news"
    })
    void followsTheSpellingOfTheModule(String existing, String expected) {
        GroupIds ids = of(existing);

        assertThat(ids.next(ids.spelling(), "news", NOW)).hasToString(expected);
    }

    @Test
    void datesTheGroupsOfAnEmptyModule() {
        GroupIds ids = of();

        assertThat(ids.next(ids.spelling(), "news", NOW)).hasToString("2026-11-21-news");
    }

    @Test
    void addsTheTimeWhereTheDateAloneWouldComeBeforeAnotherGroupOfTheDay() {
        String day = DateTimeFormatter.ISO_INSTANT.format(NOW).substring(0, 10);
        GroupIds ids = of(day + "-guests");

        GroupName first = ids.next(GroupName.Spelling.DATE, "add-email", NOW);
        GroupName second = ids.next(GroupName.Spelling.DATE, "the-rest", NOW);

        assertThat(first.spelling()).isEqualTo(GroupName.Spelling.TIMESTAMP);
        assertThat(first).isGreaterThan(GroupName.of(day + "-guests"));
        assertThat(second.text()).isEqualTo(day + "-the-rest");
    }

    @Test
    void followsTheLastGroupWhereSpellingsAreMixed() {
        GroupIds ids = of("001_create_articles", "20080906120000_create_products", "2009-01-01-own");

        assertThat(ids.spelling()).isEqualTo(GroupName.Spelling.DATE);
        assertThat(ids.next(GroupName.Spelling.NUMBER, "news", NOW)).hasToString("002_news");
    }

    @Test
    void takesTheNextSecondIfTheTimeIsTaken() {
        GroupIds ids = of("20261121232030_one", "m261121_232031_two");

        assertThat(ids.next(GroupName.Spelling.TIMESTAMP, "three", NOW)).hasToString("20261121232032_three");
    }

    @Test
    void refusesADescriptionThatIsTooLong() {
        assertThatThrownBy(() -> of().next(GroupName.Spelling.DATE, "x".repeat(100), NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 100");
    }
}
