package dev.banister.launcher;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Keeps from the console what a command of the shell says there itself: what the engine has marked so, on the thread of
 * such a command. Named in {@code conf/logback.xml}; a log file beside the console gets everything.
 */
public final class ToldFilter extends Filter<ILoggingEvent> {

    private static final String MARKER = "told";
    private static final String COMMAND = "banister.told";

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return event.getMDCPropertyMap().containsKey(COMMAND) && isMarked(event)
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }

    private static boolean isMarked(ILoggingEvent event) {
        return event.getMarkerList() != null
                && event.getMarkerList().stream()
                        .anyMatch(marker -> marker.getName().equals(MARKER));
    }
}
