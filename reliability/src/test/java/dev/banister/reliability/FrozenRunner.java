package dev.banister.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.reliability.crowd.Crowd;
import dev.banister.reliability.crowd.Incident;
import dev.banister.reliability.scenario.Product;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Crowds of all sizes, and one whose runner is frozen for longer than its lease is good; takes minutes. */
class FrozenRunner {

    private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    static Stream<Arguments> crowds() {
        return Stream.of(Product.values())
                .flatMap(product -> Stream.of(2, 4, 8).map(members -> Arguments.of(product, members)));
    }

    @ParameterizedTest
    @MethodSource("crowds")
    @Timeout(600)
    void runsEveryScriptOnce(Product product, int members) throws Exception {
        Crowd.Result result = new Crowd(product, folder).run(members, System.nanoTime());

        assertThat(result.wrong()).as("%s", result.said()).isEmpty();
    }

    /**
     * It is frozen before its first script begins. Where the database shows that nothing of it is under way, the others
     * take its lease over and it is stopped when it wakes; else they wait. Nothing is lost or done twice.
     */
    @ParameterizedTest
    @EnumSource(Product.class)
    @Timeout(600)
    void losesNothingWhereOneIsFrozen(Product product) throws Exception {
        Crowd.Result result =
                new Crowd(product, folder).run(3, System.nanoTime(), Incident.frozen(1, LONGER_THAN_A_LEASE));

        assertThat(result.wrong()).as("%s", result.said()).isEmpty();
        assertThat(result.leasesLost()).as("%s", result.said()).isEqualTo(product.rollsBackStructure() ? 1 : 0);
    }
}
