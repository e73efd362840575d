package dev.banister.reliability.trial;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.RunListener;
import dev.banister.api.model.MigrationException;
import dev.banister.reliability.scenario.Address;
import dev.banister.reliability.scenario.Command;
import dev.banister.reliability.scenario.Scenario;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Somebody else who types the same command while a run hangs. If that run has the lease, nothing may go on; if it has none
 * yet, or not any more, whatever the other one does is as good.
 */
final class Rival {

    private static final long HANG_MILLIS = 100;
    private static final long LONGEST_MILLIS = 60_000;

    private final Thread thread;
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

    Rival(Scenario scenario, Address address, Command command) {
        MigrationService migrations = scenario.open(address.dataSource());
        this.thread = new Thread(() -> type(migrations, command), "rival");
        thread.setDaemon(true);
    }

    private void type(MigrationService migrations, Command command) {
        try {
            if (command.redone().isEmpty()) {
                migrations.run(migrations.plan(command.request()), RunListener.NONE);
            } else {
                // Twice that is not the same as once.
                migrations.scripts();
            }
        } catch (MigrationException told) {
            // Refused, since the run was faster or is still at it: that is what the lease is for.
        } catch (RuntimeException e) {
            complaints.add("the other one ended with " + e);
        }
    }

    /** Lets the caller's call hang for a while with the rival at work. */
    void hold(Connection anchor) {
        boolean held = isLeaseHeld(anchor);
        long before = Events.last(anchor);
        thread.start();
        try {
            TimeUnit.MILLISECONDS.sleep(HANG_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long after = Events.last(anchor);
        if (held && after != before) {
            complaints.add("while the holder of the lease hung, the log went on from " + before + " to " + after);
        }
    }

    private static boolean isLeaseHeld(Connection anchor) {
        try (Statement statement = anchor.createStatement();
                ResultSet row = statement.executeQuery("SELECT holder FROM banister_lease")) {
            return row.next() && !row.getString(1).isEmpty();
        } catch (SQLException noLeaseYet) {
            return false;
        }
    }

    /** Waits for its end, which comes once the run has gone on. */
    void join() {
        try {
            thread.join(LONGEST_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            complaints.add("the other one waits although the run has ended");
        }
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }
}
