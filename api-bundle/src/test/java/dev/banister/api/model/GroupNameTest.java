package dev.banister.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.banister.api.model.GroupName.Spelling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupNameTest {

    private static final String HUNDRED = "001_" + "x".repeat(96);

    @ParameterizedTest
    @CsvSource({
        "2013-11-11-migrate-attachments, DATE, 2013-11-11T00:00:00Z, , migrate-attachments",
        "2013-11-11-2, DATE, 2013-11-11T00:00:00Z, , 2",
        "2012-02-29-leap_Day, DATE, 2012-02-29T00:00:00Z, , leap_Day",
        "2013-11-11--x, DATE, 2013-11-11T00:00:00Z, , -x",
        "20080906120000_create_products, TIMESTAMP, 2008-09-06T12:00:00Z, , create_products",
        "19991231235959_old, TIMESTAMP, 1999-12-31T23:59:59Z, , old",
        "m101129_185401_create_news_table, SHORT_TIMESTAMP, 2010-11-29T18:54:01Z, , create_news_table",
        "m000101_000000_base, SHORT_TIMESTAMP, 2000-01-01T00:00:00Z, , base",
        "001_create_articles, NUMBER, , 1, create_articles",
        "1_a, NUMBER, , 1, a",
        "0_a, NUMBER, , 0, a",
        "9999999999999_a, NUMBER, , 9999999999999, a",
        "20130101_a, NUMBER, , 20130101, a",
    })
    void readsItsFourSpellings(String text, Spelling spelling, Instant instant, Long number, String description) {
        GroupName name = GroupName.of(text);

        assertThat(name.text()).isEqualTo(text).isEqualTo(name.toString());
        assertThat(name.spelling()).isEqualTo(spelling);
        assertThat(name.instant().orElse(null)).isEqualTo(instant);
        assertThat(name.number().isPresent() ? (Long) name.number().getAsLong() : null)
                .isEqualTo(number);
        assertThat(name.description()).isEqualTo(description);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attachments",
                "2013-11-11",
                "2013-11-11_x",
                "2013-1-1-x",
                "m101129_create",
                "M101129_185401_x",
                "m101129_185401",
                "001",
                "001-x",
                "001_",
                "123456789012345_x",
                "x001_y"
            })
    void refusesWhatHasNeitherDateNorNumber(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroupName.of(text))
                .withMessageStartingWith("group '" + text + "' has neither a date nor a number in front");
        assertThat(GroupName.isWellFormed(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2013-02-29-x",
                "2013-13-01-x",
                "2013-00-10-x",
                "2013-01-00-x",
                "20130101240000_x",
                "20130101006000_x",
                "m130229_000000_x",
                "m991301_000000_x"
            })
    void refusesADateThatDoesNotExist(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroupName.of(text))
                .withMessage("group '" + text + "' begins with a date that does not exist");
        assertThat(GroupName.isWellFormed(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2013-11-11-a b",
                "2013-11-11-a/b",
                "2013-11-11-a.b",
                "-001_a",
                "_1",
                "001_ä",
                "001_a\n",
                "۱_a"
            })
    void refusesOtherCharacters(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroupName.of(text))
                .withMessageStartingWith("group '" + text + "' may only have letters, digits");
        assertThat(GroupName.isWellFormed(text)).isFalse();
    }

    @Test
    void holdsAHundredCharactersAndNoMore() {
        assertThat(GroupName.of(HUNDRED).text()).hasSize(GroupName.MAX_LENGTH);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GroupName.of(HUNDRED + "x"))
                .withMessageEndingWith("has 101 characters; at most 100 are allowed");
        assertThat(GroupName.isWellFormed(HUNDRED)).isTrue();
        assertThat(GroupName.isWellFormed(HUNDRED + "x")).isFalse();
    }

    @Test
    void isNeverNull() {
        assertThatNullPointerException().isThrownBy(() -> GroupName.of(null));
    }

    @Test
    void ordersUndatedFirstByNumberThenByInstantThenByText() {
        List<GroupName> ordered = Stream.of(
                        "1_a",
                        "01_b",
                        "002_a",
                        "10_a",
                        "9999999999999_a",
                        "19991231235959_z",
                        "2010-11-29-a",
                        "20101129000000_a",
                        "2010-11-29-b",
                        "m101129_000000_a",
                        "m101129_185401_a",
                        "20101129185402_a",
                        "2010-11-30-a")
                .map(GroupName::of)
                .sorted()
                .toList();

        assertThat(ordered)
                .extracting(GroupName::text)
                .containsExactly(
                        "01_b",
                        "1_a",
                        "002_a",
                        "10_a",
                        "9999999999999_a",
                        "19991231235959_z",
                        "2010-11-29-a",
                        "2010-11-29-b",
                        "20101129000000_a",
                        "m101129_000000_a",
                        "m101129_185401_a",
                        "20101129185402_a",
                        "2010-11-30-a");
        List<GroupName> shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(7));
        assertThat(shuffled.stream().sorted().toList()).isEqualTo(ordered);
    }

    @Test
    void isTheSameByItsTextAlone() {
        assertThat(GroupName.of("001_a")).isEqualTo(GroupName.of("001_a")).hasSameHashCodeAs(GroupName.of("001_a"));
        assertThat(GroupName.of("001_a")).isNotEqualTo(GroupName.of("01_a")).isNotEqualTo(GroupName.of("001_A"));
        assertThat(GroupName.of("001_a")).isNotEqualByComparingTo(GroupName.of("01_a"));
    }
}
