package dev.banister.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.Outcome.Result;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.Banister;
import dev.banister.engine.ModuleFolder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a script sets in its session stays its own. */
interface SessionContract extends Contract {

    default void makeSeen() {
        host().database().execute("CREATE TABLE seen (what " + text() + ")");
    }

    @Test
    default void everyScriptStartsFromTheSameSession() {
        makeSeen();
        ModuleFolder a = host().module("a")
                .up("2020-01-01-g/look", sessionLook())
                .up("2020-01-02-g/change", sessionChanges())
                .up("2020-01-03-g/look", sessionLook());

        RunReport report = host().up(a);

        assertThat(Host.results(report)).containsOnly(Result.DONE);
        String[] untouched = untouchedSession();
        assertThat(host().column("SELECT what FROM seen"))
                .startsWith(untouched)
                .endsWith(untouched)
                .hasSize(2 * untouched.length);
    }

    @Test
    default void leavesNothingInTheSessionWhenAScriptFails() {
        makeSeen();
        ModuleFolder a =
                host().module("a").up("2020-01-01-g/s", sessionChanges() + "\nINSERT INTO nowhere VALUES (1);");
        ModuleFolder b = host().module("b").up("2020-01-02-g/look", sessionLook());

        RunReport report = host().up(a, b);

        assertThat(Host.results(report)).containsExactly(Result.FAILED, Result.DONE);
        assertThat(host().column("SELECT what FROM seen")).containsExactly(untouchedSession());
        assertThat(host().states(a, b)).containsEntry("a/2020-01-01-g/s", ScriptState.FAILED);
    }

    /** Of a script that stands as far as this, and can be gone on with. */
    default String beginning() {
        // Where a transaction takes everything back there is nothing to go on with.
        String head = undoesStructure() ? "-- banister: transaction=false\n" : "";
        return head + lastingChanges() + "\nCREATE TABLE made (id INT);\n";
    }

    @Test
    default void leavesNothingInTheSessionAfterItHasGoneOn() throws SQLException {
        makeSeen();
        ModuleFolder a = host().module("a").up("2020-01-01-g/s", beginning() + "INSERT INTO nowhere VALUES (1);");
        try (SharedConnections pool = new SharedConnections(host().database().dataSource())) {
            assertThat(Host.results(up(pool, a))).containsExactly(Result.FAILED);
            assertThat(lookThrough(pool)).isEmpty();

            goesOnAndLeavesNothing(pool, a.up("2020-01-01-g/s", beginning() + inForce()));
        }
    }

    /** A run that goes on with the script, and the next one behind it, on connections that are shared. */
    default void goesOnAndLeavesNothing(SharedConnections pool, ModuleFolder begun) throws SQLException {
        ModuleFolder next = host().module("b").up("2020-01-02-g/look", sessionLook());

        RunReport report = up(pool, begun, next);

        assertThat(Host.results(report)).as("%s", report.outcomes()).containsOnly(Result.DONE);
        assertThat(host().column("SELECT what FROM seen"))
                .startsWith(seenInForce())
                .endsWith(untouchedSession())
                .hasSize(1 + untouchedSession().length);
        host().database().execute("DELETE FROM seen");
        assertThat(lookThrough(pool)).isEmpty();
    }

    /** The run ends where nothing can be recorded any more; the session goes back to the pool all the same. */
    @Test
    default void leavesNothingInTheSessionWhenTheLeaseIsLost() throws SQLException {
        makeSeen();
        ModuleFolder a = host().module("a").up("2020-01-01-g/first", "CREATE TABLE made (id INT);");
        host().up(a);
        a.up("2020-01-02-h/s", lastingChanges() + "\n" + losesTheLease());
        try (SharedConnections pool = new SharedConnections(host().database().dataSource())) {

            RunReport report = up(pool, a);

            assertThat(Host.failure(report).code()).isEqualTo(FindingCodes.LEASE_LOST);
            assertThat(lookThrough(pool)).isEmpty();
        }
    }

    private static RunReport up(SharedConnections pool, ModuleFolder... modules) {
        Path[] paths = Stream.of(modules).map(ModuleFolder::path).toArray(Path[]::new);
        return Host.run(Banister.on(pool.dataSource()).modules(paths).open(), PlanRequest.up());
    }

    /** What the next borrowers of all connections find, as far as it is not what a new session would. */
    private List<String> lookThrough(SharedConnections pool) throws SQLException {
        List<String> expected;
        try (Connection fresh = host().database().dataSource().getConnection()) {
            expected = seenBy(fresh);
        }
        List<String> changed = new ArrayList<>();
        for (Connection connection : pool.all()) {
            List<String> found = seenBy(connection);
            if (!found.equals(expected)) {
                changed.add(found + " instead of " + expected);
            }
        }
        return changed;
    }

    private List<String> seenBy(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String look : sessionLook().split(";\\R")) {
                statement.execute(look);
            }
        }
        List<String> seen = host().column("SELECT what FROM seen");
        host().database().execute("DELETE FROM seen");
        return seen;
    }
}
