package dev.banister.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.reflect.Field;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FindingTest {

    private static final Place PLACE = Place.of(ScriptId.parse("org.example.news/2010-11-29-news/news"));
    private static final Finding FINDING = Finding.of(
                    "changed", Severity.ERROR, PLACE, "the script changed after it was applied", "Restore the file.")
            .because("applied: 8f3c", "offered: 1a77");

    @Test
    void saysWhatWhereWhyAndWhatToDo() {
        assertThat(FINDING).hasToString("""
                        org.example.news/2010-11-29-news/news: the script changed after it was applied [changed]
                          applied: 8f3c
                          offered: 1a77
                          Restore the file.""");
    }

    @Test
    void needsNoReasons() {
        Finding finding = Finding.of("late", Severity.INFO, Place.host(), "it is late", "Nothing.");

        assertThat(finding.reasons()).isEmpty();
        assertThat(finding).hasToString("host: it is late [late]\n  Nothing.");
    }

    @Test
    void keepsItsParts() {
        assertThat(FINDING.code()).isEqualTo("changed");
        assertThat(FINDING.severity()).isEqualTo(Severity.ERROR);
        assertThat(FINDING.place()).isEqualTo(PLACE);
        assertThat(FINDING.text()).isEqualTo("the script changed after it was applied");
        assertThat(FINDING.reasons()).containsExactly("applied: 8f3c", "offered: 1a77");
        assertThat(FINDING.remedy()).isEqualTo("Restore the file.");
    }

    @Test
    void isAValue() {
        Finding same = Finding.of("changed", Severity.ERROR, PLACE, FINDING.text(), FINDING.remedy())
                .because("applied: 8f3c", "offered: 1a77");

        assertThat(same).isEqualTo(FINDING).hasSameHashCodeAs(FINDING);
        assertThat(Stream.of(
                        Finding.of("x", Severity.ERROR, PLACE, "t", "r"),
                        Finding.of("c", Severity.INFO, PLACE, "t", "r"),
                        Finding.of("c", Severity.ERROR, Place.host(), "t", "r"),
                        Finding.of("c", Severity.ERROR, PLACE, "x", "r"),
                        Finding.of("c", Severity.ERROR, PLACE, "t", "x"),
                        Finding.of("c", Severity.ERROR, PLACE, "t", "r").because("x"),
                        Finding.of("c", Severity.ERROR, PLACE, "t", "r")))
                .doesNotHaveDuplicates();
    }

    @Test
    void hasNoPartThatIsNull() {
        assertThatNullPointerException().isThrownBy(() -> Finding.of("c", Severity.INFO, PLACE, "t", null));
        assertThatNullPointerException().isThrownBy(() -> Finding.of(null, Severity.INFO, PLACE, "t", "r"));
    }

    @Test
    void codesAreDistinctWordsInLowerCase() {
        assertThat(Stream.of(FindingCodes.class.getFields()).map(FindingTest::value))
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z]+(-[a-z]+)*"));
    }

    private static String value(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(closed);
        }
    }
}
