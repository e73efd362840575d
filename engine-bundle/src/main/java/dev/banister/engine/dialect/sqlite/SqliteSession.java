package dev.banister.engine.dialect.sqlite;

import dev.banister.engine.dialect.HostName;
import dev.banister.engine.dialect.SessionLife;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who has a session of a database without a server: a process, by its number and beginning, on a host. A process of this
 * host that is not there any more is gone. Of any other nothing is known, nor need be: all that a run does, it does in
 * transactions that hold the write lock from their first statement and check the fence in their last. So while the claim
 * of the lease holds that lock itself, nothing is under way, and what begins later is stopped by the fence.
 *
 * @param began in milliseconds since 1970; 0 if the system does not tell
 * @param mark tells sessions of one process apart
 */
record SqliteSession(long process, long began, String mark, String host) {

    private static final Pattern TEXT = Pattern.compile("(\\d+)@(\\d+)#(\\w+) on (.*)", Pattern.DOTALL);
    private static final int LONGEST_HOST = 100;

    /** The beginning is reckoned from that of the system, which a corrected clock moves. */
    private static final Duration SAME = Duration.ofSeconds(10);

    static SqliteSession own() {
        ProcessHandle process = ProcessHandle.current();
        String mark = Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
        return new SqliteSession(process.pid(), began(process), mark, hostName());
    }

    static Optional<SqliteSession> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new SqliteSession(
                        Long.parseLong(matcher.group(1)),
                        Long.parseLong(matcher.group(2)),
                        matcher.group(3),
                        matcher.group(4)))
                : Optional.empty();
    }

    private static long began(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static String hostName() {
        String name = HostName.get();
        return name.length() <= LONGEST_HOST ? name : name.substring(0, LONGEST_HOST);
    }

    SessionLife life() {
        boolean gone = host.equals(hostName())
                && ProcessHandle.of(process)
                        .filter(ProcessHandle::isAlive)
                        .filter(this::isSame)
                        .isEmpty();
        return gone ? SessionLife.GONE : SessionLife.IDLE;
    }

    private boolean isSame(ProcessHandle now) {
        long nowBegan = began(now);
        return began == 0 || nowBegan == 0 || Math.abs(nowBegan - began) <= SAME.toMillis();
    }

    @Override
    public String toString() {
        return process + "@" + began + "#" + mark + " on " + host;
    }
}
