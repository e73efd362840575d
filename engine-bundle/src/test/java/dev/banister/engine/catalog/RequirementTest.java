package dev.banister.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.banister.api.model.GroupId;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersionRange;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementTest {

    private static final ModuleId CORE = new ModuleId("org.example.core");

    static Stream<Arguments> forms() {
        return Stream.of(
                arguments("org.example.core", new Requirement.OnModule(CORE), "org.example.core"),
                arguments("  org.example.core ", new Requirement.OnModule(CORE), "org.example.core"),
                arguments(
                        "org.example.core/2013-10-01-file-storage",
                        new Requirement.OnGroup(GroupId.parse("org.example.core/2013-10-01-file-storage")),
                        "org.example.core/2013-10-01-file-storage"),
                arguments(
                        "org.example.core/001_a",
                        new Requirement.OnGroup(GroupId.parse("org.example.core/001_a")),
                        "org.example.core/001_a"),
                arguments(
                        "org.example.core;version=[1.2,2)",
                        new Requirement.OnVersion(CORE, ModuleVersionRange.parse("[1.2,2)")),
                        "org.example.core;version=[1.2.0,2.0.0)"),
                arguments(
                        "org.example.core ; version=\"[1.2,2)\"",
                        new Requirement.OnVersion(CORE, ModuleVersionRange.parse("[1.2,2)")),
                        "org.example.core;version=[1.2.0,2.0.0)"),
                arguments(
                        "org.example.core;version=1.2",
                        new Requirement.OnVersion(CORE, ModuleVersionRange.parse("1.2")),
                        "org.example.core;version=1.2.0"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void roundTrips(String text, Requirement expected, String canonical) {
        Requirement requirement = Requirement.parse(text);

        assertThat(requirement).isEqualTo(expected).hasToString(canonical);
        assertThat(Requirement.parse(canonical)).isEqualTo(expected);
        assertThat(requirement.module()).isEqualTo(CORE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "org example",
                "org.example.core/",
                "org.example.core/attachments",
                "org.example.core/2013-02-30-x",
                "org.example.core/001_a/script",
                "/001_a",
                "org.example.core;",
                "org.example.core;range=1",
                "org.example.core;version=",
                "org.example.core;version=[1,2",
                "org.example.core/001_a;version=1",
                ";version=1"
            })
    void refusesOtherForms(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Requirement.parse(text))
                .satisfies(refusal -> assertThat(refusal.getMessage()).contains("'"));
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                arguments("", List.of()),
                arguments(" , ,", List.of()),
                arguments("a", List.of("a")),
                arguments(" a , b/001_x ", List.of("a", "b/001_x")),
                arguments("a;version=[1,2), b", List.of("a;version=[1,2)", "b")),
                arguments("a;version=(1,2],b;version=\"[3,4]\"", List.of("a;version=(1,2]", "b;version=\"[3,4]\"")),
                arguments("a;version=[1,2", List.of("a;version=[1,2")));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void partsAListAtTheCommasThatPartIt(String list, List<String> parts) {
        assertThat(Requirement.split(list)).isEqualTo(parts);
    }
}
