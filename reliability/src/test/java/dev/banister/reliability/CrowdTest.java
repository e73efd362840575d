package dev.banister.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.reliability.crowd.Crowd;
import dev.banister.reliability.scenario.Product;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Three runners that meet on a new database. */
class CrowdTest {

    private static final long SEED = 20_260_101;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Product.class)
    @Timeout(300)
    void runsEveryScriptOnce(Product product) throws Exception {
        Crowd.Result result = new Crowd(product, folder).run(3, SEED);

        assertThat(result.wrong()).as("%s", result.said()).isEmpty();
        assertThat(result.leasesLost()).isZero();
    }
}
