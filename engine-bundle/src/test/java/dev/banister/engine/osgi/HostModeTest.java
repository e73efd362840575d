package dev.banister.engine.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.UsageException;
import dev.banister.engine.osgi.bundle.LoudActivator;
import dev.banister.engine.osgi.bundle.NewsGroup;
import dev.banister.engine.osgi.bundle.NewsWords;
import dev.banister.engine.osgi.probe.Probe;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

@Timeout(120)
class HostModeTest {

    private static final String NEWS_XML = """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="news">
              <property name="banister.group" value="2020-01-01-news"/>
              <implementation class="dev.banister.engine.osgi.bundle.NewsGroup"/>
              <service><provide interface="dev.banister.api.module.MigrationGroup"/></service>
              %s
            </scr:component>
            """;

    @TempDir
    Path home;

    private LogEvents log;
    private OsgiHost host;

    @BeforeEach
    void start() throws Exception {
        Probe.clear();
        log = new LogEvents();
        host = OsgiHost.start(home, "host", Map.of());
    }

    @AfterEach
    void stop() throws Exception {
        Probe.open();
        host.close();
        log.close();
    }

    @Test
    void appliesAModuleOfSqlThatIsDroppedIn() throws Exception {
        configure("on");

        host.installAndStart(shop());
        log.await("upgraded, 1 script");

        assertThat(host.query("select name from shop")).containsExactly("corner");
    }

    @Test
    void makesOneOrderedRunOfTenModules() throws Exception {
        configure("on");
        host.migrations();

        for (int i = 9; i >= 0; i--) {
            host.installAndStart(JarBuilder.module("org.example.m" + i, "1.0.0")
                    .entry("migrations/2020-01-1" + i + "-t/t.up.sql", "create table t" + i + " (id int);"));
        }
        String upgraded = log.await("upgraded, ");

        assertThat(upgraded).contains("upgraded, 10 scripts");
        assertThat(log.lines().stream().filter(line -> line.contains("upgraded, ")))
                .hasSize(1);
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
    void readsTheFolderThatTheRequirementNames() throws Exception {
        configure("on");

        host.installAndStart(JarBuilder.bundle("org.example.shop", "1.0.0")
                .header(
                        "Require-Capability",
                        "osgi.extender;filter:=\"(osgi.extender=banister.migrations)\";path=db/sql")
                .header("Bundle-ActivationPolicy", "lazy")
                .entry("db/sql/2020-01-01-shop/shop.up.sql", "create table shop (name varchar(20));"));
        log.await("upgraded, 1 script");

        assertThat(host.query("select name from shop")).isEmpty();
    }

    @Test
    void runsGroupsInJavaTogetherWithTheirFiles() throws Exception {
        configure("on");

        host.installAndStart(news(""));
        log.await("upgraded, 2 scripts");

        assertThat(host.query("select title from news")).containsExactly("first");
        assertThat(Probe.next()).isEqualTo("asked for scripts");
        assertThat(Probe.next()).isEqualTo("creating");
        assertThat(Probe.next()).isEqualTo("created");
        assertThat(Probe.isSilent()).isTrue();
    }

    @Test
    void holdsAModuleUpWhoseGroupWaitsForAService() throws Exception {
        configure("on");
        host.installAndStart(news("<reference name=\"clock\" interface=\"java.time.Clock\" target=\"(zone=utc)\"/>"));
        MigrationService migrations = host.migrations();

        Finding absent = finding(migrations, FindingCodes.GROUP_NOT_AVAILABLE);

        assertThat(absent.place().toString()).isEqualTo("org.example.news");
        assertThat(absent.text()).contains("2020-01-01-news");
        assertThat(absent.reasons())
                .containsExactly("the component news waits for a service java.time.Clock (zone=utc) (reference clock)");
        host.context().registerService(Clock.class, Clock.systemUTC(), new Hashtable<>(Map.of("zone", "utc")));
        log.await("upgraded, 2 scripts");
        assertThat(codes(migrations)).doesNotContain(FindingCodes.GROUP_NOT_AVAILABLE);
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
    void appliesWhatAnUpdateBrings() throws Exception {
        configure("on");
        Bundle shop = host.installAndStart(shop());
        log.await("upgraded, 1 script");

        shop.update(new ByteArrayInputStream(shop().header("Bundle-Version", "1.1.0")
                .entry("migrations/2020-02-02-more/more.up.sql", "insert into shop values ('market');")
                .build()));
        log.await("upgraded, 1 script");

        assertThat(host.query("select name from shop order by 1")).containsExactly("corner", "market");
    }

    @Test
    void letsABundleStopWhenItsScriptInJavaHasEndedAndBeginsNoOther() throws Exception {
        configure("on");
        Probe.shut();
        Bundle news = host.installAndStart(news("").header("Bundle-Activator", LoudActivator.class.getName())
                .type(LoudActivator.class));
        assertThat(Probe.next()).isEqualTo("application started");
        assertThat(Probe.next()).isEqualTo("asked for scripts");
        assertThat(Probe.next()).isEqualTo("creating");

        Thread stopping = new Thread(() -> stop(news));
        stopping.start();
        log.await("waiting for the end of org.example.news/2020-01-01-news/CreateNews");
        assertThat(news.getState()).isEqualTo(Bundle.STOPPING);
        Probe.open();
        stopping.join();

        assertThat(Probe.next()).isEqualTo("created");
        assertThat(Probe.next()).isEqualTo("application stopped");
        log.await("upgraded in part, 1 scripts done, 0 failed, 1 skipped");
        assertThat(host.query("select title from news")).isEmpty();

        news.start();
        log.await("upgraded, 1 script");
        assertThat(host.query("select title from news")).containsExactly("first");
    }

    @Test
    void neverTakesInWhatIsInstalledFromAnArchive() throws Exception {
        configure("off");
        host.install("banister-archive:shop", shop().build()).start();

        assertThat(host.migrations().modules()).isEmpty();
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

    @Test
    void keepsOnesOwnDataSourceApartFromTheHosts() throws Exception {
        configure("on");
        host.migrations();

        host.configure(Map.of(
                "name", "other", "url", "jdbc:h2:file:" + home.resolve("other") + ";WRITE_DELAY=0", "user", "sa"));

        assertThat(host.migrations("other").database()).isEqualTo("other");
        assertThat(host.migrations("main").database()).isEqualTo("main");
    }

    private void configure(String autoUpgrade) throws Exception {
        host.configure(Map.of(
                "url",
                "jdbc:h2:file:" + home.resolve("main") + ";WRITE_DELAY=0",
                "user",
                "sa",
                "settle",
                "300",
                "auto-upgrade",
                autoUpgrade));
    }

    private static JarBuilder shop() {
        return JarBuilder.module("org.example.shop", "1.0.0")
                .entry(
                        "migrations/2020-01-01-shop/shop.up.sql",
                        "create table shop (name varchar(20));\ninsert into shop values ('corner');\n");
    }

    private static JarBuilder news(String reference) {
        return JarBuilder.module("org.example.news", "1.0.0")
                .header("Import-Package", "dev.banister.api.module,dev.banister.engine.osgi.probe,org.osgi.framework")
                .header("Service-Component", "OSGI-INF/news.xml")
                .entry("OSGI-INF/news.xml", NEWS_XML.formatted(reference))
                .entry("migrations/2020-01-01-news/fill.up.sql", "insert into news values (1, 'first');")
                .type(NewsGroup.class)
                .type(NewsGroup.CreateNews.class)
                .type(NewsWords.class);
    }

    private static void stop(Bundle bundle) {
        try {
            bundle.stop();
        } catch (BundleException failed) {
            throw new IllegalStateException(failed);
        }
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
