package dev.banister.engine.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final Instant HEARTBEAT = Instant.parse("2020-01-01T00:00:00Z");

    private final Silence silence = new Silence();

    private static LeaseRow row(Instant heartbeat) {
        return new LeaseRow(1, "me", "session", HEARTBEAT, heartbeat, heartbeat, true, "");
    }

    @Test
    void lastsOnlyOnceItWasWaitedFor() {
        assertThat(silence.lasts(row(HEARTBEAT), Duration.ofHours(1))).isFalse();
        assertThat(silence.lasts(row(HEARTBEAT), Duration.ofHours(1))).isFalse();
        assertThat(silence.lasts(row(HEARTBEAT), Duration.ZERO)).isTrue();
    }

    @Test
    void beginsAnewWithAHeartbeat() throws InterruptedException {
        silence.lasts(row(HEARTBEAT), Duration.ofMillis(50));
        Thread.sleep(60);

        assertThat(silence.lasts(row(HEARTBEAT.plusSeconds(1)), Duration.ofMillis(50)))
                .isFalse();
        assertThat(silence.lasts(row(HEARTBEAT.plusSeconds(1)), Duration.ZERO)).isTrue();
    }
}
