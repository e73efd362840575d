package dev.banister.engine.lease;

import dev.banister.api.admin.LeaseHolder;
import java.time.Instant;

/** A lease that somebody holds, with what is known of its session. */
record Holding(LeaseRow row, Session session) implements LeaseHolder {

    @Override
    public String holder() {
        return row.holder();
    }

    @Override
    public Instant since() {
        return row.since();
    }

    @Override
    public Instant heartbeatAt() {
        return row.heartbeatAt();
    }

    @Override
    public Instant expiresAt() {
        return row.expiresAt();
    }

    @Override
    public boolean expired() {
        return row.expired();
    }

    @Override
    public String doing() {
        return row.doing();
    }

    @Override
    public long token() {
        return row.token();
    }
}
