package dev.banister.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.admin.Outcome.Result;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.ModuleFolder;
import dev.banister.testservers.TestDatabase;
import org.junit.jupiter.api.Test;

/** Users that may not do everything; on databases that have users. */
interface RightsContract extends Contract {

    @Test
    default void refusesAUserWhoMayNotMakeOurTables() {
        ModuleFolder a = host().module("a").up("2020-01-01-g/s", "CREATE TABLE t (id INT);");
        try (TestDatabase restricted = host().database().restrictedUser()) {

            assertThatThrownBy(() -> host().by(restricted).up(a))
                    .isInstanceOfSatisfying(RefusedException.class, refused -> {
                        Finding finding = refused.findings().get(0);
                        assertThat(finding.code()).isEqualTo(FindingCodes.NOT_PERMITTED);
                        assertThat(finding.reasons()).isNotEmpty();
                        assertThat(finding.toString()).doesNotContain(restricted.password());
                    });
        }
        assertThat(host().hasTable("banister_history")).isFalse();
        assertThat(host().hasTable("t")).isFalse();
    }

    @Test
    default void failsWhereAScriptWantsMoreThanItsUserMay() {
        ModuleFolder a = host().module("a").up("2020-01-01-g/s", "CREATE TABLE t (id INT);");
        host().up(a);
        a.up("2020-01-02-g/rows", "INSERT INTO t VALUES (1);").up("2020-01-03-g/s", "CREATE TABLE u (id INT);");
        try (TestDatabase restricted = host().database().restrictedUser()) {

            RunReport report = host().by(restricted).up(a);

            assertThat(Host.results(report)).containsExactly(Result.DONE, Result.FAILED);
            assertThat(Host.failure(report).code()).isEqualTo(FindingCodes.SCRIPT_FAILED);
            assertThat(Host.failure(report).text()).startsWith("the database refused a statement: ");
        }
        assertThat(host().column("SELECT id FROM t")).containsExactly("1");
        assertThat(host().states(a))
                .containsEntry("a/2020-01-02-g/rows", ScriptState.APPLIED)
                .containsEntry("a/2020-01-03-g/s", ScriptState.FAILED);

        assertThat(host().up(a).succeeded()).isTrue();
    }
}
