package dev.banister.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.banister.smoke.Unpacked.Ending;
import dev.banister.testservers.TestDatabase;
import dev.banister.testservers.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution as it is unpacked, on the databases that it has drivers of. */
class ServersIT {

    @TempDir
    Path temporary;

    private Unpacked distribution;
    private Path modules;

    @BeforeEach
    void unpack() throws Exception {
        distribution = Unpacked.into(temporary);
        modules = distribution.examples();
    }

    @Test
    void goesUpAndDownOnPostgresql() throws Exception {
        try (TestDatabase database = TestServer.postgresql().newDatabase()) {
            goesUpAndDown(database);
        }
    }

    @Test
    void goesUpAndDownOnMariadb() throws Exception {
        try (TestDatabase database = TestServer.mariadb().newDatabase()) {
            goesUpAndDown(database);
        }
    }

    @Test
    void goesUpAndDownOnSqlite() throws Exception {
        try (TestDatabase database = TestDatabase.sqlite(temporary.resolve("shop.db"))) {
            goesUpAndDown(database);
        }
    }

    @Test
    void keepsAPasswordOutOfEverythingOnPostgresql() throws Exception {
        try (TestDatabase database = TestServer.postgresql().newDatabase()) {
            keepsAPasswordToItself(database, "sslpassword");
        }
    }

    @Test
    void keepsAPasswordOutOfEverythingOnMariadb() throws Exception {
        try (TestDatabase database = TestServer.mariadb().newDatabase()) {
            keepsAPasswordToItself(database, "keyStorePassword");
        }
    }

    @Test
    void saysHowToAddTheDriverOfMysql() throws Exception {
        Ending status = distribution.run("status", "--url", "jdbc:mysql://127.0.0.1:1/shop", "--user", "me");

        assertThat(status.code()).as(status.toString()).isEqualTo(5);
        assertThat(status.errors())
                .contains("no driver for the database main at jdbc:mysql://127.0.0.1:1/shop", "bundles/");
    }

    @Test
    void refusesADatabaseThatIsNotKnownByItsName() throws Exception {
        Ending status = distribution.run("status", "--url", "jdbc:oracle:thin:@//127.0.0.1:1/shop");

        assertThat(status.code()).as(status.toString()).isEqualTo(2);
        assertThat(status.errors()).contains("jdbc:oracle:", "jdbc:postgresql:", "jdbc:sqlite:");
    }

    @Test
    void showsEveryDatabaseAndWorksOnTheOneThatIsNamed() throws Exception {
        Files.write(
                distribution.home().resolve("conf/dev.banister.database-reports.cfg"),
                List.of(
                        "name = reports",
                        "url = jdbc:sqlite:${banister.home}/data/reports.db",
                        "modules = org.example.blogs"));
        Files.createDirectories(distribution.home().resolve("data"));

        Ending up = distribution.run("up", "--database", "reports", "--modules", modules.toString());
        Ending status = distribution.run("status", "--modules", modules.toString());

        assertThat(up.code()).as(up.toString()).isZero();
        assertThat(status.code()).as(status.toString()).isZero();
        assertThat(status.out()).containsSubsequence("database main", "0        4        pending", "database reports");
        assertThat(status.out().substring(status.out().indexOf("database reports")))
                .contains("org.example.blogs  1.0.0    4        0        current")
                .doesNotContain("org.example.news");
    }

    private void goesUpAndDown(TestDatabase database) throws Exception {
        Ending up = run(database, "up");
        Ending again = run(database, "up");
        Ending check = run(database, "check");

        assertThat(up.code()).as(up.toString()).isZero();
        assertThat(up.errors()).isEmpty();
        assertThat(again.out()).contains("nothing to do");
        assertThat(check.code()).as(check.toString()).isZero();
        assertThat(database.column("SELECT COUNT(*) FROM news_products")).containsExactly("8");
        assertThat(database.column("SELECT COUNT(*) FROM blogs")).containsExactly("24");
        assertThat(database.column("SELECT SUM(readers) FROM report_newsletter"))
                .containsExactly("26");

        Ending down = run(database, "down", "org.example.blogs", "--all", "--yes");
        Ending list = run(database, "list", "org.example.blogs", "--json");

        assertThat(down.code()).as(down.toString()).isZero();
        assertThat(JSON.std.mapFrom(list.out()).get("scripts").toString())
                .contains("state=pending")
                .doesNotContain("state=applied");
    }

    private void keepsAPasswordToItself(TestDatabase database, String parameter) throws Exception {
        String secret = "correct-horse-battery";
        String url = database.url() + (database.url().contains("?") ? "&" : "?") + parameter + "=" + secret;

        Ending wrong = distribution.run(
                Map.of("BANISTER_PASSWORD", secret),
                "status",
                "--verbose",
                "--json",
                "--url",
                url,
                "--user",
                "nobody_" + database.user());
        Ending inUrl = distribution.run("status", "--url", database.url() + "?user=me&password=" + secret);

        assertThat(wrong.code()).as(wrong.toString()).isEqualTo(5);
        assertThat(wrong.toString()).doesNotContain(secret);
        assertThat(inUrl.code()).as(inUrl.toString()).isEqualTo(2);
        assertThat(inUrl.errors()).contains("the password stands in 'url'");
        assertThat(inUrl.toString()).doesNotContain(secret);
    }

    private Ending run(TestDatabase database, String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--modules", modules.toString(), "--url", database.url()));
        if (!database.user().isEmpty()) {
            all.addAll(List.of("--user", database.user()));
        }
        return distribution.run(Map.of("BANISTER_PASSWORD", database.password()), all.toArray(String[]::new));
    }
}
