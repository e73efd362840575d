package dev.banister.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.reliability.scenario.Product;
import dev.banister.reliability.trial.Disturbance;
import dev.banister.reliability.trial.Point;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Some of the points, spread over all calls and the same ones in every build. */
class SampledPointsTest {

    private static final int KILLS = 10;
    private static final int FAULTS = 3;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Product.class)
    @Timeout(300)
    void areSurvived(Product product) throws Exception {
        Campaign campaign = new Campaign(Path.of("modules"), folder, System.out);

        Figures figures = campaign.run(
                List.of(product),
                List.of(Disturbance.values()),
                (calls, disturbance) ->
                        Point.sample(calls, disturbance, disturbance == Disturbance.KILL ? KILLS : FAULTS));

        assertThat(figures.wrong()).isEmpty();
    }
}
