package org.example.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.ModuleStatus;
import dev.banister.api.admin.Plan;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleState;
import dev.banister.testservers.TestDatabase;
import dev.banister.testservers.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All example modules on every database that there are servers of. */
class EveryDatabaseIT {

    private static final ModuleId ATTACHMENTS = new ModuleId("org.example.attachments");
    private static final ModuleId BLOGS = new ModuleId("org.example.blogs");
    private static final ModuleId PRODUCTS = new ModuleId("org.example.products");

    @TempDir
    Path folder;

    @Test
    void goUpDownAndUpAgainOnPostgresql() throws Exception {
        try (TestDatabase database = TestServer.postgresql().newDatabase()) {
            goUpDownAndUpAgain(database);
        }
    }

    @Test
    void goUpDownAndUpAgainOnMariadb() throws Exception {
        try (TestDatabase database = TestServer.mariadb().newDatabase()) {
            goUpDownAndUpAgain(database);
        }
    }

    @Test
    void goUpDownAndUpAgainOnSqlite() throws Exception {
        try (TestDatabase database = TestDatabase.sqlite(folder.resolve("main.db"))) {
            goUpDownAndUpAgain(database);
        }
    }

    @Test
    void goUpDownAndUpAgainOnH2() throws Exception {
        try (TestDatabase database = TestDatabase.h2(folder.resolve("main"))) {
            goUpDownAndUpAgain(database);
        }
    }

    private static void goUpDownAndUpAgain(TestDatabase database) throws Exception {
        MigrationService migrations =
                ExampleModules.on(database.dataSource()).prefix("shop_").open();
        run(migrations, PlanRequest.up());
        holdsTheRows(database);
        List<String> structure = TableNotes.of(database.dataSource());
        assertThat(migrations.findings()).isEmpty();
        assertThat(migrations.modules())
                .hasSize(5)
                .extracting(ModuleStatus::state)
                .containsOnly(ModuleState.CURRENT);

        for (ModuleId module : List.of(ATTACHMENTS, PRODUCTS, BLOGS)) {
            run(migrations, PlanRequest.to(module, "0").cascade());
        }
        List<String> left = TableNotes.of(database.dataSource());
        run(migrations, PlanRequest.up());

        // Deleted news cannot be brought back, so that module goes down only as far as what shows the products.
        assertThat(left)
                .isNotEmpty()
                .allMatch(note -> note.startsWith("shop_news ") || note.startsWith("shop_news_authors "));
        assertThat(TableNotes.of(database.dataSource())).isEqualTo(structure);
        holdsTheRows(database);
    }

    private static void run(MigrationService migrations, PlanRequest request) {
        Plan plan = migrations.plan(request);
        assertThat(plan.refused()).as("%s", plan.findings()).isFalse();

        RunReport report = migrations.run(plan, RunListener.NONE);

        assertThat(report.succeeded()).as("%s", report.outcomes()).isTrue();
    }

    private static void holdsTheRows(TestDatabase database) {
        assertThat(database.column("SELECT COUNT(*) FROM shop_blogs")).containsExactly("24");
        assertThat(database.column("SELECT COUNT(*) FROM shop_products WHERE part_number IS NOT NULL"))
                .containsExactly("30");
        assertThat(database.column("SELECT COUNT(*) FROM shop_users WHERE receive_newsletter"))
                .containsExactly("26");
        assertThat(database.column("SELECT COUNT(*) FROM shop_news")).containsExactly("22");
        assertThat(database.column("SELECT COUNT(*) FROM shop_news_products")).containsExactly("8");
        assertThat(database.column("SELECT COUNT(*) FROM shop_file_storage")).containsExactly("33");
        assertThat(database.column("SELECT COUNT(*) FROM shop_attachments WHERE kind = 'document'"))
                .containsExactly("16");
        assertThat(database.column("SELECT SUM(files) FROM shop_report_uploads"))
                .containsExactly("36");
        assertThat(database.column(
                        "SELECT DISTINCT month_of FROM shop_report_uploads WHERE kind <> 'media' ORDER BY month_of"))
                .containsExactly("2013-02", "2013-03", "2013-04", "2013-05", "2013-06", "2013-07");
        assertThat(database.column("SELECT SUM(readers) FROM shop_report_newsletter"))
                .containsExactly("26");
    }
}
