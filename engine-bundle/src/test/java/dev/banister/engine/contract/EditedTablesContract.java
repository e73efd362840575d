package dev.banister.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.LeaseHolder;
import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.module.ReversibleMigration;
import dev.banister.api.schema.Schema;
import dev.banister.engine.Banister;
import dev.banister.engine.CodeModule;
import dev.banister.engine.ModuleFolder;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody has edited the log, the lease or the steps by hand, which nothing that is to be run relies on. */
interface EditedTablesContract extends Contract {

    private ModuleFolder twoTables() {
        ModuleFolder a = host().module("a")
                .up("2020-01-01-g/s", "CREATE TABLE t1 (id INT);")
                .up("2020-01-02-h/s", "CREATE TABLE t2 (id INT);")
                .down("2020-01-02-h/s", "DROP TABLE t2;");
        host().up(a);
        return a;
    }

    /** What is applied is told without the log. */
    @ParameterizedTest
    @CsvSource({"kind = 'DONE', DONE", "module_version = 'x.y', x.y", "group_name = 'no date', no date"})
    default void saysWhichEntryOfTheLogItCannotHaveWritten(String edit, String shown) {
        ModuleFolder a = twoTables();
        host().database().execute("UPDATE banister_event SET " + edit + " WHERE sequence = 2");

        DamageContract.refusesAsDamaged(() -> host().open(a).history(Optional.empty(), 0), shown, "entry: 2, ");
        assertThat(host().open(a).findings())
                .allSatisfy(finding ->
                        assertThat(finding.code()).isIn(FindingCodes.DAMAGED_HISTORY, FindingCodes.HISTORY_DIFFERS));
        assertThat(host().open(a).plan(PlanRequest.up()).steps()).isEmpty();
        assertThat(host().down("a", a).succeeded()).isTrue();
    }

    /** Nobody can know what has become of a session whose name somebody else has written. */
    @Test
    default void asksAPersonAboutALeaseWhoseSessionNobodyCanKnow() {
        ModuleFolder a = twoTables();
        a.up("2020-01-03-i/s", "CREATE TABLE t3 (id INT);");
        host().database().execute("UPDATE banister_lease SET holder = 'ada', session = 'rubbish', expires_at = since");
        MigrationService migrations = host().open(a);

        assertThat(migrations.modules()).hasSize(1);
        LeaseHolder holder = migrations.lease().orElseThrow();
        assertThat(holder.session()).isNotEqualTo(LeaseHolder.Session.ALIVE);
        migrations.releaseLease(holder);

        assertThat(host().up(a).succeeded()).isTrue();
        assertThat(host().hasTable("t3")).isTrue();
    }

    /** In the structure language, so that what takes it back is kept. */
    final class MakesOrders extends ReversibleMigration {

        @Override
        public void change(Schema schema) {
            schema.createTable("orders", orders -> orders.string("title"));
        }
    }

    @Test
    default void saysOfWhichScriptNobodyCanReadWhatTakesItBack() {
        CodeModule shop = CodeModule.of("shop", "1.0.0").group("2020-01-01-g", new MakesOrders());
        MigrationService migrations =
                Banister.on(host().database().dataSource()).module(shop).open();
        Host.run(migrations, PlanRequest.up());
        host().database().execute("UPDATE banister_step SET operation = 'rubbish' WHERE number > 0");

        assertThat(migrations.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCodes.DAMAGED_HISTORY);
            assertThat(finding.place()).hasToString("shop/2020-01-01-g/MakesOrders");
            assertThat(finding.reasons()).contains("kept: rubbish");
        });
        assertThat(host().hasTable("orders")).isTrue();
    }
}
