package dev.banister.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.MarkerFactory;

class ToldFilterTest {

    private static FilterReply reply(Map<String, String> context, String... markers) {
        LoggingEvent event = new LoggingEvent();
        event.setMDCPropertyMap(context);
        for (String marker : markers) {
            event.addMarker(MarkerFactory.getMarker(marker));
        }
        return new ToldFilter().decide(event);
    }

    @Test
    void keepsBackOnlyWhatACommandSaysItself() {
        Map<String, String> command = Map.of("banister.told", "up");

        assertThat(reply(command, "told")).isEqualTo(FilterReply.DENY);
        assertThat(reply(command)).isEqualTo(FilterReply.NEUTRAL);
        assertThat(reply(command, "other")).isEqualTo(FilterReply.NEUTRAL);
        assertThat(reply(Map.of(), "told")).isEqualTo(FilterReply.NEUTRAL);
    }
}
