package dev.banister.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleVersionTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1.0.0",
        "1.2, 1.2.0",
        "1.2.3, 1.2.3",
        "1.2.3.rc-1_a, 1.2.3.rc-1_a",
        "' 1.2 ', 1.2.0",
        "0.0.0, 0.0.0",
        "01.002, 1.2.0",
        "999999999.0.0, 999999999.0.0",
    })
    void readsAndWritesVersions(String text, String full) {
        ModuleVersion version = ModuleVersion.parse(text);

        assertThat(version).hasToString(full);
        assertThat(ModuleVersion.parse(full)).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "1.",
                "1.2.",
                "1.x",
                "-1",
                "1.2.3.",
                "1.2.3.a.b",
                "1.2.3-SNAPSHOT",
                "1.2.3.ä",
                "v1",
                "1 2"
            })
    void refusesWhatIsNoVersion(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModuleVersion.parse(text))
                .withMessage("'" + text + "' is not a version such as 1.2.0");
    }

    @Test
    void refusesPartsThatItCouldNotReadAgain() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ModuleVersion(1, -1, 0, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new ModuleVersion(1, 0, 0, "a.b"));
    }

    @Test
    void ordersByNumbersThenByQualifier() {
        assertThat(Stream.of("1.10", "1.9", "1.9.0.b", "1.9.0.a", "0.1", "2", "1.9.1")
                        .map(ModuleVersion::parse)
                        .sorted())
                .extracting(ModuleVersion::toString)
                .containsExactly("0.1.0", "1.9.0", "1.9.0.a", "1.9.0.b", "1.9.1", "1.10.0", "2.0.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1.2,2)| [1.2.0,2.0.0)| 1.2 1.9.9 | 1.1.9 2.0 1.1.9.z",
                "(1.2,2]| (1.2.0,2.0.0]| 1.2.1 2.0 1.2.0.a | 1.2 2.0.1 2.0.0.a",
                "[1,1]| [1.0.0,1.0.0]| 1 | 1.0.1 0.9",
                "1.2| 1.2.0| 1.2 99 | 1.1",
                "' [ 1.2 , 2 ) '| [1.2.0,2.0.0)| 1.2 | 2",
            })
    void rangeIncludesWhatLiesBetweenItsEnds(String text, String full, String inside, String outside) {
        ModuleVersionRange range = ModuleVersionRange.parse(text);

        assertThat(range).hasToString(full);
        assertThat(ModuleVersionRange.parse(full)).isEqualTo(range);
        assertThat(Stream.of(inside.trim().split(" "))).allMatch(each -> range.includes(ModuleVersion.parse(each)));
        assertThat(Stream.of(outside.trim().split(" "))).noneMatch(each -> range.includes(ModuleVersion.parse(each)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[1.2]", "[1,2", "1,2", "[,2)", "[1,2,3)", "[x,2)", "{1,2}", "[1,2)x"})
    void refusesWhatIsNoRange(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ModuleVersionRange.parse(text));
    }

    @Test
    void rangeWithoutAnUpperEndHasOneForm() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModuleVersionRange(ModuleVersion.ZERO, false, Optional.empty(), false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModuleVersionRange(ModuleVersion.ZERO, true, Optional.empty(), true));
    }
}
