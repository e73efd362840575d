package dev.banister.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.reliability.soak.Soak;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** It takes minutes, so that only {@code soak.sh} calls for it. */
class LongSoak {

    @TempDir
    Path folder;

    @Test
    void findsNoDifference() throws Exception {
        List<Soak.Result> results = Soak.run(
                System.getProperty("soak.products"),
                System.getProperty("soak.seconds"),
                System.getProperty("soak.seed"),
                folder,
                System.out);

        assertThat(results).flatExtracting(Soak.Result::differences).isEmpty();
    }
}
