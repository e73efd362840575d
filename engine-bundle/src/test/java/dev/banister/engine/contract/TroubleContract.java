package dev.banister.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.model.DatabaseUnreachableException;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.MigrationException;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.ModuleFolder;
import dev.banister.testservers.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Databases that are not there, or not to be written. */
interface TroubleContract extends Contract {

    /** Ways to this test's database that do not get there, by what is wrong with each. */
    Map<String, TestDatabase> wrongWays();

    /** A way to this test's database that may only read. */
    TestDatabase readOnlyWay();

    @Test
    default void saysThatTheDatabaseCannotBeReached() {
        ModuleFolder a = host().module("a").up("2020-01-01-g/s", "CREATE TABLE t (id INT);");

        wrongWays()
                .forEach((what, way) -> assertThatThrownBy(() -> host().by(way).up(a))
                        .as(what)
                        .isInstanceOfSatisfying(DatabaseUnreachableException.class, unreachable -> {
                            Finding finding = onlyFinding(unreachable);
                            assertThat(finding.code()).isEqualTo(FindingCodes.DATABASE_UNREACHABLE);
                            assertThat(finding.reasons()).isNotEmpty();
                            assertThat(finding.remedy()).isNotBlank();
                            assertThat(finding.toString()).doesNotContain("secret-of-the-test");
                        }));
    }

    @Test
    default void refusesADatabaseThatMayOnlyBeRead() {
        ModuleFolder a = host().module("a").up("2020-01-01-g/s", "CREATE TABLE t (id INT);");
        host().up(a);
        a.up("2020-01-02-g/s", "CREATE TABLE u (id INT);");

        assertThatThrownBy(() -> host().by(readOnlyWay()).up(a))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(onlyFinding(refused).code()).isEqualTo(FindingCodes.NOT_PERMITTED));

        assertThat(host().states(a))
                .containsEntry("a/2020-01-01-g/s", ScriptState.APPLIED)
                .containsEntry("a/2020-01-02-g/s", ScriptState.PENDING);
        assertThat(host().by(readOnlyWay()).states(a)).isEqualTo(host().states(a));
    }

    private static Finding onlyFinding(MigrationException thrown) {
        assertThat(thrown.findings()).hasSize(1);
        return thrown.findings().get(0);
    }
}
