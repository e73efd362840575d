package dev.banister.engine.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.UsageException;
import dev.banister.engine.osgi.bundle.NewsGroup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

@Timeout(120)
class HostFindingsTest extends HostFixture {

    @Test
    void holdsAModuleUpWhoseGroupWaitsForAService() throws Exception {
        configure("on");
        host.installAndStart(news("<reference name=\"clock\" interface=\"java.time.Clock\" target=\"(zone=utc)\"/>"));
        MigrationService migrations = host.migrations();

        Finding absent = finding(migrations, FindingCodes.GROUP_NOT_AVAILABLE);

        assertThat(absent.place().toString()).isEqualTo("org.example.news/2020-01-01-news");
        assertThat(absent.text()).contains("2020-01-01-news");
        assertThat(absent.reasons())
                .containsExactly("the component news waits for a service java.time.Clock (zone=utc) (reference clock)");
        host.context().registerService(Clock.class, Clock.systemUTC(), new Hashtable<>(Map.of("zone", "utc")));
        log.await("upgraded, 2 scripts");
        assertThat(codes(migrations)).doesNotContain(FindingCodes.GROUP_NOT_AVAILABLE);
    }

    @Test
    void saysThatADriverDoesNotTakeTheConfiguration() throws Exception {
        host.offerDriver("org.postgresql.Driver", new SQLException("no such option: frobnicate"));

        host.configure(Map.of("url", "jdbc:postgresql:shop?frobnicate=yes", "user", "sa"));
        log.await("does not take the configuration");

        MigrationService migrations = host.migrations();
        assertThatThrownBy(migrations::modules)
                .isInstanceOfSatisfying(
                        UsageException.class,
                        refused -> assertThat(refused.findings())
                                .extracting(Finding::code)
                                .containsExactly(FindingCodes.BAD_CONFIGURATION))
                .hasMessageContaining("does not take the configuration")
                .hasMessageContaining("no such option: frobnicate");
    }

    @Test
    void saysThatADatabaseIsUsedOnceItsConfigurationIsMended() throws Exception {
        host.configure(Map.of("url", "jdbc:h2:mem:mended", "user", "sa", "confirm", "sometimes"));
        log.await("the database is not used");

        host.configure(Map.of("url", "jdbc:h2:mem:mended", "user", "sa"));

        log.await("main: its configuration is in order now, and the database is used");
    }

    @Test
    void findsJarsInTheFolderOfModulesThatAreNone() throws Exception {
        configure("on");

        Path modules = Files.createDirectories(home.resolve("modules"));
        Files.writeString(modules.resolve("bad.jar"), "garbage");
        log.await("the module could not be installed or started");

        Finding broken = finding(host.migrations(), FindingCodes.MODULE_NOT_STARTED);
        assertThat(broken.reasons()).contains("jar: " + modules.resolve("bad.jar"));
    }

    @Test
    void findsAGroupWhoseCodeFails() throws Exception {
        configure("on");
        host.installAndStart(JarBuilder.module("org.example.news", "1.0.0")
                .header("Import-Package", "dev.banister.api.module")
                .header("Service-Component", "OSGI-INF/news.xml")
                .entry("OSGI-INF/news.xml", NEWS_XML.formatted(""))
                .type(NewsGroup.class));

        Finding failed = finding(host.migrations(), FindingCodes.GROUP_FAILED);

        assertThat(failed.place().toString()).isEqualTo("org.example.news/2020-01-01-news");
    }

    @Test
    void findsAModuleThatBringsNothing() throws Exception {
        configure("on");
        host.installAndStart(JarBuilder.module("org.example.hollow", "1.0.0"));

        assertThat(finding(host.migrations(), FindingCodes.NO_MIGRATIONS)
                        .place()
                        .toString())
                .isEqualTo("org.example.hollow");
    }

    @Test
    void findsBundlesThatOnlyLookLikeModules() throws Exception {
        configure("on");
        host.installAndStart(JarBuilder.bundle("org.example.forgot", "1.0.0")
                .entry("migrations/2020-01-01-a/a.up.sql", "create table a (id int);"));
        host.install(
                "test:fragment",
                JarBuilder.bundle("org.example.fragment", "1.0.0")
                        .header("Fragment-Host", "org.example.forgot")
                        .entry("migrations/2020-01-01-b/b.up.sql", "create table b (id int);")
                        .build());

        MigrationService migrations = host.migrations();

        assertThat(finding(migrations, FindingCodes.LOOKS_LIKE_A_MODULE).place().toString())
                .isEqualTo("org.example.forgot");
        assertThat(finding(migrations, FindingCodes.FRAGMENT_NOT_READ).place().toString())
                .isEqualTo("org.example.fragment");
        assertThat(migrations.modules()).isEmpty();
    }

    @Test
    void saysWhyAModuleCannotBeResolved() throws Exception {
        configure("off");
        MigrationService migrations = host.migrations();
        Bundle shop = host.install(
                "test:shop",
                shop().header("Import-Package", "org.example.nowhere").build());
        assertThatThrownBy(shop::start).isInstanceOf(BundleException.class);

        log.await(FindingCodes.MODULE_NOT_STARTED);
        Finding unresolved = finding(migrations, FindingCodes.MODULE_NOT_STARTED);

        assertThat(unresolved.place().toString()).isEqualTo("org.example.shop");
        assertThat(unresolved.reasons()).anyMatch(reason -> reason.contains("org.example.nowhere"));
    }

    @Test
    void saysWhatIsWrongWithAConfiguration() throws Exception {
        host.configure(Map.of("url", "jdbc:h2:file:" + home.resolve("main"), "auto-upgrade", "perhaps"));

        MigrationService migrations = host.migrations();

        assertThatThrownBy(migrations::modules)
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'auto-upgrade' is 'perhaps' and must be 'on' or 'off'");
        log.await("'auto-upgrade' is 'perhaps'");
    }

    private static List<String> codes(MigrationService migrations) {
        return migrations.findings().stream().map(Finding::code).toList();
    }

    private static Finding finding(MigrationService migrations, String code) {
        List<Finding> findings = migrations.findings();
        return findings.stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no finding " + code + " among " + findings));
    }
}
