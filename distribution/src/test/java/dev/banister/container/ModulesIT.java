package dev.banister.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleState;
import dev.banister.jars.BundleJar;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

@ExtendWith(InsideFramework.class)
class ModulesIT {

    private static final String NEWS = "org.example.news";

    private Inside host;

    @BeforeEach
    void open() throws Exception {
        host = new Inside();
    }

    @AfterEach
    void close() throws Exception {
        host.close();
    }

    @Test
    void isNotHarmedByAJarThatIsCutOff() throws Exception {
        byte[] whole = newsOne().bytes();
        byte[] half = Arrays.copyOf(whole, whole.length / 2);

        assertThatThrownBy(() -> host.install("news.jar", half).start()).isInstanceOf(BundleException.class);
        host.drop(
                "other.jar",
                BundleJar.module("org.example.other", "1.0.0")
                        .up("2010-11-29-other", "other", "CREATE TABLE other (id INTEGER)"));

        host.awaitApplied("other");
        host.drop("news.jar", newsOne());
        host.awaitApplied("news", "other");
    }

    @Test
    void upgradesWhenAModuleIsDropped() throws Exception {
        host.drop("news.jar", newsOne());

        host.awaitApplied("news");
        assertThat(host.query("SELECT title FROM news")).containsExactly("first");
        host.awaitState(NEWS, ModuleState.CURRENT);
    }

    @Test
    void makesOneRunOfManyModules() throws Exception {
        for (int i = 0; i < 10; i++) {
            host.install(
                            "m" + i + ".jar",
                            BundleJar.module("org.example.m" + i, "1.0.0")
                                    .up("2026-11-21-m" + i, "s" + i, "CREATE TABLE t" + i + " (id INTEGER)"))
                    .start();
        }

        host.awaitApplied("s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9");

        assertThat(host.query("SELECT DISTINCT run_id FROM banister_event")).hasSize(1);
    }

    @Test
    void appliesWhatANewerVersionBrings() throws Exception {
        Bundle news = host.drop("news.jar", newsOne());
        host.awaitApplied("news");

        host.replace(news, newsTwo());

        host.awaitApplied("authors", "news");
        assertThat(host.query("SELECT module_version FROM banister_history ORDER BY sequence"))
                .containsExactly("1.0.0", "2.0.0");
    }

    @Test
    void revertsNothingWhenAnOlderFileTakesThePlace() throws Exception {
        Bundle news = host.drop("news.jar", newsTwo());
        host.awaitApplied("authors", "news");

        host.replace(news, newsOne());

        host.awaitState(NEWS, ModuleState.AHEAD);
        assertThat(host.query("SELECT script FROM banister_history ORDER BY sequence"))
                .containsExactly("news", "authors");
        assertThat(host.query("SELECT COUNT(*) FROM authors")).containsExactly("0");
    }

    @Test
    void takesTheHigherOfTwoVersions() throws Exception {
        Bundle older = host.drop("news-1.jar", newsOne());
        host.awaitApplied("news");

        host.drop("news-2.jar", newsTwo());

        List<Finding> findings = host.awaitFinding(FindingCodes.TWO_VERSIONS);
        assertThat(findings)
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.toString()).contains("1.0.0", "news-1.jar", "2.0.0", "news-2.jar"));
        host.awaitApplied("authors", "news");

        older.uninstall();

        host.awaitNoFinding(FindingCodes.TWO_VERSIONS);
        host.awaitState(NEWS, ModuleState.CURRENT);
    }

    @Test
    void leavesTheTablesOfAModuleThatGoes() throws Exception {
        Bundle news = host.drop("news.jar", newsOne());
        host.awaitApplied("news");

        news.uninstall();

        host.awaitState(NEWS, ModuleState.MISSING);
        assertThat(host.query("SELECT title FROM news")).containsExactly("first");
    }

    @Test
    void goesOnWithTheOthersWhenAScriptFails() throws Exception {
        host.drop(
                "broken.jar",
                BundleJar.module("org.example.broken", "1.0.0").up("2010-01-01-broken", "broken", "CREATE TABLE"));
        host.drop("news.jar", newsOne());

        host.awaitApplied("news");
        host.awaitState("org.example.broken", ModuleState.FAILED);
    }

    @Test
    @LeavesUnresolved("org.example.later")
    void leavesAModuleAloneThatAsksForALaterEngine() throws Exception {
        host.install(
                "later.jar",
                BundleJar.bundle("org.example.later", "1.0.0")
                        .header(
                                "Require-Capability",
                                "osgi.extender;filter:=\"(&(osgi.extender=banister.migrations)(version>=99.0))\"")
                        .up("2010-11-29-later", "later", "CREATE TABLE later (id INTEGER)"));
        host.drop("news.jar", newsOne());

        host.awaitApplied("news");
        assertThat(host.query("SELECT module FROM banister_history")).containsExactly(NEWS);
    }

    private static BundleJar newsOne() {
        return news("1.0.0");
    }

    private static BundleJar newsTwo() {
        return news("2.0.0")
                .up("2010-12-06-authors", "authors", "CREATE TABLE authors (id INTEGER)")
                .down("2010-12-06-authors", "authors", "DROP TABLE authors");
    }

    private static BundleJar news(String version) {
        return BundleJar.module(NEWS, version)
                .up(
                        "2010-11-29-news",
                        "news",
                        "CREATE TABLE news (title VARCHAR(100)); INSERT INTO news VALUES ('first')")
                .down("2010-11-29-news", "news", "DROP TABLE news");
    }
}
