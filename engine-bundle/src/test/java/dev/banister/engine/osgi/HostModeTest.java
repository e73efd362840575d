package dev.banister.engine.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.engine.osgi.bundle.LoudActivator;
import dev.banister.engine.osgi.probe.Probe;
import java.io.ByteArrayInputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

@Timeout(120)
class HostModeTest extends HostFixture {

    @Test
    void appliesAModuleOfSqlThatIsDroppedIn() throws Exception {
        configure("on");

        host.installAndStart(shop());
        log.await("upgraded, 1 script");

        assertThat(host.query("select name from shop")).containsExactly("corner");
    }

    @Test
    void saysWhatIsPendingWhereItUpgradesNothing() throws Exception {
        configure("off");

        host.installAndStart(shop());
        String line = log.await("pending");

        assertThat(line)
                .isEqualTo("main: 1 script is pending, and nothing is run, since auto-upgrade=off; 'up' runs them");
        assertThat(host.migrations().modules())
                .singleElement()
                .satisfies(module -> assertThat(module.applied()).isZero());
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
        log.await("upgraded in part, 1 script done, 0 failed, 1 skipped");
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
    void keepsOnesOwnDataSourceApartFromTheHosts() throws Exception {
        configure("on");
        host.migrations();

        host.configure(Map.of(
                "name", "other", "url", "jdbc:h2:file:" + home.resolve("other") + ";WRITE_DELAY=0", "user", "sa"));

        assertThat(host.migrations("other").database()).isEqualTo("other");
        assertThat(host.migrations("main").database()).isEqualTo("main");
    }

    private static void stop(Bundle bundle) {
        try {
            bundle.stop();
        } catch (BundleException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
