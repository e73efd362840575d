package dev.banister.engine.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.model.Finding;
import dev.banister.api.model.ModuleId;
import dev.banister.engine.service.ModuleFilter;
import dev.banister.engine.service.PasswordOrigin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoolConfigTest {

    private static final String URL = "jdbc:h2:file:/data/main;WRITE_DELAY=0";

    @Test
    void fillsInWhatIsNotSaid() {
        ConfigValues values = values(Map.of("url", URL));

        PoolConfig config = read(Map.of("url", URL), values);

        assertThat(values.problems()).isEmpty();
        assertThat(config.name()).isEqualTo("main");
        assertThat(config.driver()).contains(JdbcDriver.H2);
        assertThat(config.options().autoUpgrade()).isTrue();
        assertThat(config.options().settings().confirmUpgrades()).isFalse();
        assertThat(config.options().settings().readOnly()).isFalse();
        assertThat(config.options().settings().historyPrefix()).isEqualTo("banister_");
        assertThat(config.options().settle()).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void readsEveryKey() {
        Map<String, String> raw = new HashMap<>(Map.of(
                "name", "shop",
                "url", URL,
                "user", "sa",
                "auto-upgrade", "off",
                "confirm", "up",
                "read-only", "on",
                "prefix", "shop_",
                "history-schema", "ops",
                "history-prefix", "mig_",
                "settle", "50"));
        raw.put("stop-wait", "7");
        raw.put("placeholder.region", "eu");
        ConfigValues values = values(raw);

        PoolConfig config = read(raw, values);

        assertThat(values.problems()).isEmpty();
        assertThat(config.name()).isEqualTo("shop");
        assertThat(config.user()).isEqualTo("sa");
        assertThat(config.options().autoUpgrade()).isFalse();
        assertThat(config.options().settings().confirmUpgrades()).isTrue();
        assertThat(config.options().settings().readOnly()).isTrue();
        assertThat(config.options().settings().tablePrefix()).isEqualTo("shop_");
        assertThat(config.options().settings().historySchema()).contains("ops");
        assertThat(config.options().settings().historyPrefix()).isEqualTo("mig_");
        assertThat(config.options().settings().placeholders()).containsEntry("region", "eu");
        assertThat(config.options().settle()).isEqualTo(Duration.ofMillis(50));
        assertThat(config.options().stopWait()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void findsEverythingThatIsWrongAtOnce() {
        Map<String, String> raw = Map.of(
                "url", "jdbc:oracle:thin:@x",
                "auto-upgrade", "yes",
                "settle", "soon",
                "history-prefix", "a b",
                "read-onyl", "on");
        ConfigValues values = values(raw);

        read(raw, values);

        assertThat(values.problems())
                .extracting(Finding::text)
                .anyMatch(
                        text -> text.startsWith("'url' is 'jdbc:oracle:thin:@x' and must be the URL of a known driver"))
                .contains("'auto-upgrade' is 'yes' and must be 'on' or 'off'")
                .contains("'settle' is 'soon' and must be a whole number of millis")
                .contains("'read-onyl' is not a key that is known")
                .hasSize(5);
    }

    @Test
    void wantsAUrl() {
        ConfigValues values = values(Map.of());

        read(Map.of(), values);

        assertThat(values.problems()).extracting(Finding::text).containsExactly("there is no 'url'");
    }

    @Test
    void leavesAloneWhatTheFrameworkAddsToAConfiguration() {
        Map<String, String> raw = Map.of("url", URL, "service.pid", "x", "felix.fileinstall.filename", "y");
        ConfigValues values = values(raw);

        read(raw, values);

        assertThat(values.problems()).isEmpty();
    }

    @Test
    void takesThePasswordFromTheEnvironmentOrTheFirstLineOfAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "from-file\n");
        Map<String, String> byVariable = Map.of("url", URL, "password.env", "SHOP_PASSWORD");
        Map<String, String> byFile = Map.of("url", URL, "password.file", file.toString());

        assertThat(read(Map.of("url", URL), values(Map.of())).secret()).isEqualTo("of BANISTER_PASSWORD");
        assertThat(read(byVariable, values(byVariable)).secret()).isEqualTo("of SHOP_PASSWORD");
        assertThat(read(byFile, values(byFile)).secret()).isEqualTo("from-file");
        assertThat(read(byVariable, values(byVariable)).origin().text())
                .isEqualTo("the environment variable SHOP_PASSWORD");
        assertThat(read(byFile, values(byFile)).origin().text()).isEqualTo("the first line of " + file);
    }

    @Test
    void saysHowToGiveAPasswordWhereNoneIsGiven() {
        Map<String, String> raw = Map.of("url", URL);

        PasswordOrigin origin =
                PoolConfig.read(raw, values(raw), variable -> null).origin();

        assertThat(origin.text())
                .isEqualTo("none, since the environment variable BANISTER_PASSWORD is empty or not set");
        assertThat(origin.remedy())
                .contains("A password is given by the environment variable BANISTER_PASSWORD, by --password-file FILE,"
                        + " or by 'password.env' or 'password.file' in the .cfg file.");
    }

    @Test
    void showsNeitherThePasswordNorWhatTheUrlMayHide() {
        Map<String, String> raw =
                Map.of("url", "jdbc:postgresql://me:secret@db.example/shop?password=secret", "password.env", "secret");

        ConfigValues values = values(raw);

        PoolConfig config = read(raw, values);

        assertThat(values.problems().toString())
                .contains("the password stands in 'url'")
                .doesNotContain("secret@", "=secret");
        assertThat(config.toString()).isEqualTo("main at jdbc:postgresql://db.example/shop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:a;PASSWORD=x",
                "jdbc:postgresql://h/db?password=x",
                "jdbc:mariadb://h/db?user=me&password=x",
                "jdbc:mysql://me:x@h/db",
                "jdbc:mysql://(host=h,password=x)/db",
                "jdbc:mysql://h/db?password1=x"
            })
    void refusesAPasswordInAUrl(String url) {
        ConfigValues values = values(Map.of("url", url));

        read(Map.of("url", url), values);

        assertThat(values.problems())
                .extracting(Finding::text)
                .singleElement()
                .asString()
                .startsWith("the password stands in 'url'");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:mem:a, H2",
        "jdbc:postgresql://h/db, POSTGRESQL",
        "jdbc:mariadb://h/db, MARIADB",
        "jdbc:mysql://h/db, MYSQL",
        "jdbc:sqlite:/a.db, SQLITE"
    })
    void choosesTheDriverByTheUrl(String url, JdbcDriver driver) {
        ConfigValues values = values(Map.of("url", url));

        assertThat(read(Map.of("url", url), values).driver()).contains(driver);
        assertThat(values.problems()).isEmpty();
    }

    @Test
    void leavesToTheUrlWhatItSays() {
        assertThat(JdbcDriver.SQLITE.properties("jdbc:sqlite:/a.db?busy_timeout=5&foreign_keys=false"))
                .isEmpty();
        assertThat(JdbcDriver.SQLITE.properties("jdbc:sqlite:/a.db"))
                .containsEntry("busy_timeout", "10000")
                .containsEntry("foreign_keys", "true");
    }

    @Test
    void readsWhichModulesGoToTheDatabase() {
        Map<String, String> raw = Map.of("url", URL, "modules", "org.example.shop, org.example.r*");
        Map<String, String> wrong = Map.of("url", URL, "modules", "org example");
        ConfigValues values = values(wrong);

        ModuleFilter modules = read(raw, values(raw)).options().modules();
        read(wrong, values);

        assertThat(modules.test(new ModuleId("org.example.reports"))).isTrue();
        assertThat(modules.test(new ModuleId("org.example.shop.web"))).isFalse();
        assertThat(values.problems())
                .extracting(Finding::text)
                .singleElement()
                .asString()
                .contains("'modules'");
    }

    @Test
    void saysThatAPasswordFileIsNotThere() {
        Map<String, String> raw = Map.of("url", URL, "password.file", "/no/such/file");
        ConfigValues values = values(raw);

        read(raw, values);

        List<Finding> problems = values.problems();
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).text())
                .isEqualTo("'password.file' is '/no/such/file' and must be a file that can be read");
    }

    private static ConfigValues values(Map<String, String> raw) {
        return new ConfigValues(raw, "test.cfg");
    }

    private static PoolConfig read(Map<String, String> raw, ConfigValues values) {
        return PoolConfig.read(raw, values, variable -> "of " + variable);
    }
}
