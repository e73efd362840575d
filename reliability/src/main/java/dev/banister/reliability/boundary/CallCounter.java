package dev.banister.reliability.boundary;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the calls of one thread, the one that made this counter. What other threads do, such as the heartbeat of the
 * lease, comes when it comes; it passes unnumbered, so that a number means the same call in every run.
 */
public final class CallCounter {

    /** Marks of sessions, and whatever else is another one each time. */
    private static final Pattern CHANGING = Pattern.compile("-?\\d{4,}|[0-9a-f]{8}-[0-9a-f-]{27}|t_[0-9a-f]{16}");

    private static final int LONGEST_TEXT = 160;

    private final Thread counted = Thread.currentThread();
    private final Strike strike;
    private final List<Call> calls = new ArrayList<>();

    public CallCounter(Strike strike) {
        this.strike = strike;
    }

    /** The calls so far, in their order. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The call as such. */
    @FunctionalInterface
    interface Answer {
        @Nullable
        Object get() throws Throwable;
    }

    @Nullable
    Object pass(String text, Optional<Connection> connection, Answer answer) throws Throwable {
        if (Thread.currentThread() != counted) {
            return answer.get();
        }
        Call call = new Call(calls.size() + 1, steady(text));
        calls.add(call);
        strike.at(call, Moment.BEFORE, connection);
        @Nullable Object result;
        try {
            result = answer.get();
        } catch (SQLException refused) {
            strike.at(call, Moment.AFTER, connection);
            throw refused;
        }
        strike.at(call, Moment.AFTER, result instanceof Connection opened ? Optional.of(opened) : connection);
        return result;
    }

    private static String steady(String text) {
        String line = CHANGING.matcher(text.strip().replaceAll("\\s+", " ")).replaceAll("#");
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "…";
    }
}
