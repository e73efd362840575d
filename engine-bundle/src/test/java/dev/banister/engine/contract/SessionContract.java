package dev.banister.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.Outcome.Result;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.ModuleFolder;
import org.junit.jupiter.api.Test;

/** What a script sets in its session stays its own. */
interface SessionContract extends Contract {

    private void makeSeen() {
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
}
