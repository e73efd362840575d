package dev.banister.engine.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.Step;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.UsageException;
import dev.banister.engine.osgi.bundle.LoudActivator;
import dev.banister.engine.osgi.probe.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommandModeTest {

    @TempDir
    Path home;

    private final Map<String, String> properties = new HashMap<>();
    private @Nullable OsgiHost host;

    @BeforeEach
    void folders() throws IOException {
        Probe.clear();
        Files.createDirectory(home.resolve("modules"));
        Files.createDirectory(home.resolve("conf"));
    }

    @AfterEach
    void stop() throws Exception {
        if (host != null) {
            host.close();
        }
    }

    @Test
    void knowsEveryModuleBeforeItsDoorOpensAndStartsNobodysApplication() throws Exception {
        configure();
        for (int i = 0; i < 5; i++) {
            jar("m" + i, module("org.example.m" + i));
        }

        MigrationService migrations = start().migrations();

        assertThat(migrations.plan(PlanRequest.up()).steps())
                .extracting(step -> step.script().toString())
                .containsExactly(
                        "org.example.m0/2020-01-01-t/t",
                        "org.example.m1/2020-01-01-t/t",
                        "org.example.m2/2020-01-01-t/t",
                        "org.example.m3/2020-01-01-t/t",
                        "org.example.m4/2020-01-01-t/t");
        assertThat(Probe.isSilent()).isTrue();
    }

    @Test
    void runsOnlyWhatItIsTold() throws Exception {
        configure();
        jar("m", module("org.example.m"));
        MigrationService migrations = start().migrations();

        assertThat(tables()).isEmpty();
        migrations.run(migrations.plan(PlanRequest.up()), RunListener.NONE);

        assertThat(tables()).containsExactly("ORG_EXAMPLE_M");
    }

    @Test
    void findsJarsThatCannotBeUsedAndTakesTheOthers() throws Exception {
        configure();
        byte[] whole = module("org.example.whole").build();
        Files.write(home.resolve("modules/half.jar"), Arrays.copyOf(whole, whole.length / 2));
        jar("no-bundle", JarBuilder.jar());
        jar("engine", JarBuilder.bundle("dev.banister.engine", "9.0.0"));
        jar("unresolved", module("org.example.unresolved").header("Import-Package", "org.example.nowhere"));
        jar("whole", module("org.example.whole"));

        MigrationService migrations = start().migrations();

        List<Finding> findings = migrations.findings().stream()
                .filter(finding -> finding.code().equals(FindingCodes.MODULE_NOT_STARTED))
                .toList();
        assertThat(findings)
                .extracting(finding -> String.join("; ", finding.reasons()))
                .anyMatch(reason -> reason.contains("half.jar") && reason.contains("only a part"))
                .anyMatch(reason -> reason.contains("no-bundle.jar") && reason.contains("no Bundle-SymbolicName"))
                .anyMatch(reason -> reason.contains("engine.jar") && reason.contains("part of the host"))
                .anyMatch(reason -> reason.contains("unresolved.jar") && reason.contains("org.example.nowhere"))
                .hasSize(4);
        assertThat(migrations.plan(PlanRequest.up()).steps())
                .extracting(Step::script)
                .extracting(Object::toString)
                .containsExactly("org.example.whole/2020-01-01-t/t");
    }

    @Test
    void namesTheJarsOfAModuleThatIsThereTwice() throws Exception {
        configure();
        jar("one", module("org.example.m"));
        jar("other", module("org.example.m"));

        MigrationService migrations = start().migrations();

        assertThat(migrations.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCodes.TWO_VERSIONS);
            assertThat(finding.reasons())
                    .containsExactly(
                            "offers its groups: 1.0.0, " + home.resolve("modules/one.jar"),
                            "does not: 1.0.0, " + home.resolve("modules/other.jar"));
        });
    }

    @Test
    void takesTheDatabaseFromTheCommandLine() throws Exception {
        properties.put("banister.url", url());
        properties.put("banister.user", "sa");
        properties.put("banister.database", "scratch");
        properties.put("banister.modules", home.resolve("elsewhere").toString());
        Files.createDirectory(home.resolve("elsewhere"));
        Files.write(home.resolve("elsewhere/m.jar"), module("org.example.m").build());

        MigrationService migrations = start().migrations("scratch");

        assertThat(migrations.database()).isEqualTo("scratch");
        assertThat(migrations.plan(PlanRequest.up()).steps()).hasSize(1);
    }

    @Test
    void saysThatNoDatabaseIsConfigured() throws Exception {
        MigrationService migrations = start().migrations();

        assertThatThrownBy(migrations::modules)
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("no database is configured")
                .hasMessageContaining("--url");
    }

    @Test
    void saysWhichDatabasesThereAre() throws Exception {
        configure();
        properties.put("banister.database", "mian");

        MigrationService migrations = start().migrations("mian");

        assertThatThrownBy(migrations::modules)
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("there are: main");
    }

    @Test
    void saysWhichDriversAreKnown() throws Exception {
        properties.put("banister.url", "jdbc:oracle:thin:@db");

        MigrationService migrations = start().migrations();

        assertThatThrownBy(migrations::modules)
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("jdbc:h2:");
    }

    private OsgiHost start() throws Exception {
        host = OsgiHost.start(home, "command", properties);
        return host;
    }

    private List<String> tables() throws Exception {
        OsgiHost running = Objects.requireNonNull(host);
        return running.query("select table_name from information_schema.tables"
                + " where table_schema = 'PUBLIC' and lower(table_name) not like 'banister%'");
    }

    private void configure() throws IOException {
        Files.writeString(
                home.resolve("conf/dev.banister.database-main.cfg"),
                "url = jdbc:h2:file:${banister.home}/main;WRITE_DELAY=0\nuser = sa\n");
    }

    private String url() {
        return "jdbc:h2:file:" + home.resolve("main") + ";WRITE_DELAY=0";
    }

    private void jar(String name, JarBuilder jar) throws IOException {
        Files.write(home.resolve("modules").resolve(name + ".jar"), jar.build());
    }

    private static JarBuilder module(String name) {
        return JarBuilder.module(name, "1.0.0")
                .header("Bundle-Activator", LoudActivator.class.getName())
                .header("Import-Package", "org.osgi.framework,dev.banister.engine.osgi.probe")
                .type(LoudActivator.class)
                .entry("migrations/2020-01-01-t/t.up.sql", "create table " + name.replace('.', '_') + " (id int);");
    }
}
