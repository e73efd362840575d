package org.example.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.ModuleStatus;
import dev.banister.api.admin.Outcome;
import dev.banister.api.admin.Plan;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleState;
import dev.banister.api.model.ScriptState;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleModulesIT {

    private static final ModuleId ATTACHMENTS = new ModuleId("org.example.attachments");
    private static final ModuleId BLOGS = new ModuleId("org.example.blogs");
    private static final ModuleId NEWS = new ModuleId("org.example.news");
    private static final ModuleId PRODUCTS = new ModuleId("org.example.products");
    private static final ModuleId REPORTS = new ModuleId("org.example.reports");

    private H2Database database;
    private MigrationService migrations;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        database = H2Database.in(folder);
        migrations = ExampleModules.on(database.dataSource()).open();
    }

    @AfterEach
    void close() throws SQLException {
        database.execute("SHUTDOWN");
    }

    private RunReport run(PlanRequest request) {
        Plan plan = migrations.plan(request);
        assertThat(plan.refused()).as("%s", plan.findings()).isFalse();
        RunReport report = migrations.run(plan, RunListener.NONE);
        assertThat(report.outcomes())
                .allSatisfy(outcome -> assertThat(outcome.result())
                        .as("%s %s", outcome.step().script(), outcome.finding())
                        .isEqualTo(Outcome.Result.DONE));
        return report;
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }

    @Test
    void theModulesAreWithoutFindings() {
        assertThat(migrations.findings()).isEmpty();
    }

    @Test
    void allGroupsRunInOneOrderOverAllModules() {
        RunReport report = run(PlanRequest.up());

        assertThat(report.outcomes().stream()
                        .map(outcome -> outcome.step().script().group().name().text())
                        .distinct())
                .containsExactly(
                        "001_create_articles_schema",
                        "002_rename_articles",
                        "20080906120000_create_products",
                        "20080906120001_add_details_to_products",
                        "20080912093000_create_users",
                        "20080915141500_add_receive_newsletter_to_users",
                        "m101129_185401_create_news_table",
                        "m101206_090312_add_authors",
                        "m110105_140000_add_expiry_to_news",
                        "m110301_060000_delete_expired_news",
                        "m110412_101530_feature_products",
                        "2013-10-01-create-attachments",
                        "2013-11-11-migrate-attachments",
                        "2014-01-20-count-downloads",
                        "20140212083000_create_reports",
                        "20140601070000_merge_rare_kinds");
        assertThat(migrations.modules())
                .hasSize(5)
                .extracting(ModuleStatus::state)
                .containsOnly(ModuleState.CURRENT);
        assertThat(migrations.plan(PlanRequest.up()).steps()).isEmpty();
    }

    @Test
    void theRowsAreThere() throws SQLException {
        run(PlanRequest.up());

        assertThat(database.count("blogs")).isEqualTo(24);
        assertThat(database.count("comments")).isEqualTo(28);
        assertThat(database.count("products")).isEqualTo(30);
        assertThat(database.count("products WHERE part_number IS NULL OR price_cents IS NULL"))
                .isZero();
        assertThat(database.count("news")).isEqualTo(22);
        assertThat(database.count("news_products")).isEqualTo(8);
        assertThat(database.count("attachments")).isEqualTo(36);
        assertThat(database.count("file_storage")).isEqualTo(33);
        assertThat(database.column("SELECT CONCAT(kind, ' ', COUNT(*)) FROM attachments GROUP BY kind ORDER BY 1"))
                .containsExactly("archive 3", "audio 3", "document 16", "image 10", "other 2", "video 2");
        assertThat(database.column("SELECT SUM(files) FROM report_uploads")).containsExactly("36");
        assertThat(database.column("SELECT SUM(readers) FROM report_newsletter"))
                .containsExactly("26");
    }

    @Test
    void whoWasHereReadsTheNewsletterAndWhoComesLaterDoesNot() throws SQLException {
        run(PlanRequest.up(PRODUCTS));

        database.execute("INSERT INTO users (name, email) VALUES ('Ann Late', 'ann@late.example')");

        assertThat(database.count("users WHERE receive_newsletter")).isEqualTo(26);
        assertThat(database.column("SELECT name FROM users WHERE NOT receive_newsletter"))
                .containsExactly("Ann Late");
    }

    @Test
    void aModuleThatOthersRequireIsTakenDownWithThemOnly() throws SQLException {
        run(PlanRequest.up());

        Plan alone = migrations.plan(PlanRequest.to(ATTACHMENTS, "0"));
        RunReport together = run(PlanRequest.to(ATTACHMENTS, "0").cascade());

        assertThat(alone.refused()).isTrue();
        assertThat(codes(alone.findings())).contains(FindingCodes.DEPENDENTS);
        assertThat(together.outcomes().stream()
                        .map(outcome -> outcome.step().script().module())
                        .distinct())
                .containsExactly(REPORTS, ATTACHMENTS);
        assertThat(database.tables())
                .containsExactly("blogs", "comments", "news", "news_authors", "news_products", "products", "users");
    }

    @Test
    void upDownAndUpAgainGivesTheSameTablesAndRows() throws SQLException {
        run(PlanRequest.up());
        List<String> structure = database.structure();
        List<String> uploads = database.column(
                "SELECT CONCAT_WS(' ', uploader, month_of, kind, files, bytes)" + " FROM report_uploads ORDER BY 1");

        run(PlanRequest.to(ATTACHMENTS, "0").cascade());
        run(PlanRequest.to(BLOGS, "0"));
        run(PlanRequest.down(NEWS));
        run(PlanRequest.to(PRODUCTS, "0"));
        List<String> left = database.tables();
        run(PlanRequest.up());

        assertThat(left).containsExactly("news", "news_authors");
        assertThat(database.structure()).isEqualTo(structure);
        assertThat(database.column("SELECT CONCAT_WS(' ', uploader, month_of, kind, files, bytes)"
                        + " FROM report_uploads ORDER BY 1"))
                .isEqualTo(uploads);
    }

    @Test
    void eachGroupIsRevertedByItself() throws SQLException {
        run(PlanRequest.up());

        for (ModuleId module : List.of(REPORTS, ATTACHMENTS, BLOGS)) {
            while (migrations.modules().stream().anyMatch(it -> it.module().equals(module) && it.applied() > 0)) {
                run(PlanRequest.down(module));
            }
        }

        assertThat(database.tables()).containsExactly("news", "news_authors", "news_products", "products", "users");
    }

    @Test
    void deletedNewsCannotBeBroughtBack() throws SQLException {
        run(PlanRequest.up());
        List<String> before = database.tables();

        Plan plan = migrations.plan(PlanRequest.down(NEWS).steps(2));

        assertThat(plan.refused()).isTrue();
        assertThat(plan.steps()).isEmpty();
        assertThat(codes(plan.findings())).contains(FindingCodes.IRREVERSIBLE);
        assertThat(database.tables()).isEqualTo(before);
    }

    @Test
    void blogsGoBackToArticlesAndForth() throws SQLException {
        run(PlanRequest.up(BLOGS));

        run(PlanRequest.to(BLOGS, "1"));
        List<String> back = database.tables();
        run(PlanRequest.to(BLOGS, "002_rename_articles"));

        assertThat(back).containsExactly("articles", "comments");
        assertThat(database.tables()).containsExactly("blogs", "comments");
        assertThat(database.count("blogs")).isEqualTo(24);
    }

    @Test
    void aDownThatFindsOutThatItCannotChangesNothing() throws SQLException {
        run(PlanRequest.up());
        database.execute("DELETE FROM report_uploads_rare");
        long lines = database.count("report_uploads");

        RunReport report = migrations.run(migrations.plan(PlanRequest.down(REPORTS)), RunListener.NONE);

        assertThat(report.succeeded()).isFalse();
        assertThat(report.outcomes().get(0).finding().orElseThrow().toString()).contains("somebody has emptied");
        assertThat(database.count("report_uploads")).isEqualTo(lines);
    }

    @Test
    void thePrefixOfTheHostIsHonoured() throws Exception {
        MigrationService prefixed =
                ExampleModules.on(database.dataSource()).prefix("app_").open();

        RunReport report = prefixed.run(prefixed.plan(PlanRequest.up()), RunListener.NONE);

        assertThat(report.succeeded()).isTrue();
        assertThat(database.tables())
                .hasSize(13)
                .allMatch(table -> table.startsWith("app_"))
                .contains("app_blogs", "app_products", "app_users", "app_news_products", "app_attachments");
        assertThat(database.indexes()).isNotEmpty().allMatch(index -> index.startsWith("app_"));
        assertThat(prefixed.scripts()).allMatch(script -> script.state() == ScriptState.APPLIED);
    }

    @Test
    void twoApplicationsLiveInOneDatabase() throws Exception {
        MigrationService prefixed = ExampleModules.on(database.dataSource())
                .prefix("app_")
                .historyPrefix("banister_app_")
                .open();
        run(PlanRequest.up());
        List<String> before = database.tables();

        RunReport up = prefixed.run(prefixed.plan(PlanRequest.up()), RunListener.NONE);
        RunReport down = prefixed.run(
                prefixed.plan(PlanRequest.down(PRODUCTS).target("0").cascade()), RunListener.NONE);

        assertThat(up.succeeded()).isTrue();
        assertThat(down.succeeded()).isTrue();
        assertThat(database.tables())
                .containsAll(before)
                .doesNotContain("app_products", "app_users", "app_news_products");
        assertThat(database.count("products")).isEqualTo(30);
    }
}
