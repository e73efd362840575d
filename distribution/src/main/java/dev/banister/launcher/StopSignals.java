package dev.banister.launcher;

import java.util.List;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/**
 * Traps the signals that ask a process to end. The JVM would answer them with its shutdown hooks, all at once: the one of
 * H2 closes the database under a script that runs.
 * There is no other way than this class of the JDK, which is public, and of which the compiler warns all the same.
 */
final class StopSignals {

    private static final Logger LOG = LoggerFactory.getLogger(StopSignals.class);

    private StopSignals() {}

    /** @param action is given the number of the signal, on a thread of its own, each time that one comes */
    static void trap(List<String> names, IntConsumer action) {
        for (String name : names) {
            try {
                Signal.handle(new Signal(name), signal -> action.accept(signal.getNumber()));
            } catch (IllegalArgumentException unknown) {
                // Not every system has every signal, and java -Xrs keeps them for itself.
                LOG.debug("The signal {} cannot be trapped: {}", name, unknown.getMessage());
            }
        }
    }
}
