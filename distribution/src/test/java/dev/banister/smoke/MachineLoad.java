package dev.banister.smoke;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** How much longer things take because others use the machine as well. */
final class MachineLoad {

    /** Long enough for the scheduler to have given everybody a turn. */
    private static final Duration WORK = Duration.ofMillis(200);

    private MachineLoad() {}

    /** The time that a thread needs that only computes, to the processor time that it gets: 1 where nobody else works. */
    static double stretch() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        long clock = System.nanoTime();
        long used = 0;
        while (used < WORK.toNanos()) {
            used = threads.getCurrentThreadCpuTime() - cpu;
        }
        return Math.max(1, (double) (System.nanoTime() - clock) / used);
    }
}
