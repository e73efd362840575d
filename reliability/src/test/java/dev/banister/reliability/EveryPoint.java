package dev.banister.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** All of it takes more than an hour, so that only {@code run.sh} calls for it. */
class EveryPoint {

    private static String list(String name) {
        return System.getProperty("reliability." + name);
    }

    @Test
    void isSurvived() throws Exception {
        Figures figures = Reliability.run(Path.of("modules"), list("products"), list("disturbances"), list("calls"));

        assertThat(figures.wrong()).isEmpty();
    }
}
