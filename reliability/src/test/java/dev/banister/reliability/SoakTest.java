package dev.banister.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.reliability.scenario.Product;
import dev.banister.reliability.soak.Soak;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Some random commands, the same ones in every build. */
class SoakTest {

    private static final long SEED = 1;
    private static final int COMMANDS = 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Product.class)
    @Timeout(120)
    void findsNoDifference(Product product) throws Exception {
        Soak.Result result = new Soak(product, folder, System.out).runOnce(SEED, COMMANDS);

        assertThat(result.differences()).isEmpty();
        assertThat(result.steps()).isPositive();
    }
}
