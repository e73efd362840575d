package dev.banister.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.admin.PlanRequest;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.Severity;
import dev.banister.engine.ModuleFolder;
import dev.banister.testservers.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What would harm the engine or reach beyond a script is refused before anything is changed. */
interface BeyondScriptContract extends Contract {

    /** Statements that no script must have. */
    List<String> refusedStatements();

    /** The same things said so that they do no harm. */
    List<String> harmlessStatements();

    /** Ways to this test's database whose sessions are not fit for scripts, and what the remedy has for each. */
    Map<TestDatabase, String> unsuitableWays();

    @Test
    default void refusesWhatWouldReachBeyondTheScript() {
        int count = 0;
        for (String statement : refusedStatements()) {
            String group = "2020-01-01-g" + ++count;
            ModuleFolder module = host().module("m" + count)
                    .up(group + "/s", "CREATE TABLE made (id INT);\n" + statement + ";\nSELECT 1;\n");

            List<Finding> errors = host().open(module).plan(PlanRequest.up()).findings().stream()
                    .filter(found -> found.severity() == Severity.ERROR)
                    .toList();

            assertThat(errors).as(statement).singleElement().satisfies(error -> {
                assertThat(error.code()).isIn(FindingCodes.NOT_IN_A_SCRIPT, FindingCodes.TRANSACTION_CONTROL);
                assertThat(error.place().line()).isEqualTo(OptionalInt.of(2));
                assertThat(error.reasons()).isNotEmpty();
                assertThat(error.remedy()).isNotBlank();
            });
        }
        assertThat(count).isPositive();
        assertThat(host().hasTable("made")).isFalse();
    }

    @Test
    default void letsPassWhatOnlyLooksLikeIt() {
        int count = 0;
        for (String statement : harmlessStatements()) {
            String group = "2020-01-01-g" + ++count;
            ModuleFolder module = host().module("m" + count).up(group + "/s", "SELECT 1;\n" + statement + ";\n");

            assertThat(host().up(module).succeeded()).as(statement).isTrue();
        }
        assertThat(count).isPositive();
    }

    @Test
    default void refusesSessionsThatReadQuotesOtherwise() {
        ModuleFolder a = host().module("a").up("2020-01-01-g/s", "CREATE TABLE made (id INT);");

        unsuitableWays()
                .forEach((way, remedy) -> assertThatThrownBy(
                                () -> host().by(way).up(a))
                        .as(way.url())
                        .isInstanceOfSatisfying(
                                RefusedException.class,
                                refused -> assertThat(refused.findings())
                                        .singleElement()
                                        .satisfies(finding -> {
                                            assertThat(finding.code()).isEqualTo(FindingCodes.UNSUITABLE_SESSION);
                                            assertThat(finding.reasons()).isNotEmpty();
                                            assertThat(finding.remedy()).contains(remedy);
                                        })));

        assertThat(host().hasTable("banister_history")).isFalse();
        assertThat(host().up(a).succeeded()).isTrue();
    }
}
