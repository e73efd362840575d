package dev.banister.engine.osgi;

import dev.banister.engine.osgi.bundle.NewsGroup;
import dev.banister.engine.osgi.bundle.NewsWords;
import dev.banister.engine.osgi.probe.Probe;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A framework with the engine in it, and two modules to install. */
abstract class HostFixture {

    static final String NEWS_XML = """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="news">
              <property name="banister.group" value="2020-01-01-news"/>
              <implementation class="dev.banister.engine.osgi.bundle.NewsGroup"/>
              <service><provide interface="dev.banister.api.module.MigrationGroup"/></service>
              %s
            </scr:component>
            """;

    @TempDir
    Path home;

    LogEvents log;
    OsgiHost host;

    @BeforeEach
    void start() throws Exception {
        Probe.clear();
        log = new LogEvents();
        host = OsgiHost.start(
                home, "host", Map.of("banister.modules", home.resolve("modules").toString()));
    }

    @AfterEach
    void stop() throws Exception {
        Probe.open();
        host.close();
        log.close();
    }

    void configure(String autoUpgrade) throws Exception {
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

    static JarBuilder shop() {
        return JarBuilder.module("org.example.shop", "1.0.0")
                .entry(
                        "migrations/2020-01-01-shop/shop.up.sql",
                        "create table shop (name varchar(20));\ninsert into shop values ('corner');\n");
    }

    static JarBuilder news(String reference) {
        return JarBuilder.module("org.example.news", "1.0.0")
                .header("Import-Package", "dev.banister.api.module,dev.banister.engine.osgi.probe,org.osgi.framework")
                .header("Service-Component", "OSGI-INF/news.xml")
                .entry("OSGI-INF/news.xml", NEWS_XML.formatted(reference))
                .entry("migrations/2020-01-01-news/fill.up.sql", "insert into news values (1, 'first');")
                .type(NewsGroup.class)
                .type(NewsGroup.CreateNews.class)
                .type(NewsWords.class);
    }
}
