package dev.banister.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.jars.BundleJar;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.startlevel.BundleStartLevel;

class RunningFrameworkTest {

    private static final Duration MOST = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private RunningFramework framework;

    @AfterEach
    void stop() {
        if (framework != null) {
            framework.stop();
            assertThat(framework.awaitStop(MOST)).isTrue();
        }
    }

    @Test
    void takesInWhatTheModeNeeds() throws IOException {
        TestHome home = new TestHome(folder);
        BundleJar.bundle("always", "1.0.0").writeTo(home.resolve("bundles/always.jar"));
        BundleJar.bundle("hosts", "1.0.0").writeTo(home.resolve("bundles/host/hosts.jar"));
        BundleJar.bundle("shells", "1.0.0").writeTo(home.resolve("bundles/shell/shells.jar"));

        assertThat(namesIn(home, "status")).containsOnlyKeys("always");
        assertThat(namesIn(home, "serve")).containsOnlyKeys("always", "hosts");
    }

    @Test
    void startsTheEngineBehindTheLibraries() throws IOException {
        TestHome home = new TestHome(folder);
        BundleJar.bundle("dev.banister.engine", "1.0.0").writeTo(home.resolve("bundles/a.jar"));
        BundleJar.bundle("dev.banister.shell", "1.0.0").writeTo(home.resolve("bundles/b.jar"));
        BundleJar.bundle("driver", "1.0.0").writeTo(home.resolve("bundles/c.jar"));

        assertThat(namesIn(home, "serve"))
                .isEqualTo(Map.of("driver", 5, "dev.banister.engine", 10, "dev.banister.shell", 15));
    }

    @Test
    void saysWhichBundleOfTheDistributionDoesNotStart() throws IOException {
        TestHome home = new TestHome(folder);
        BundleJar.bundle("lame", "1.0.0")
                .header("Import-Package", "there.is.no.such.thing")
                .writeTo(home.resolve("bundles/lame.jar"));

        assertThatThrownBy(() -> start(home, "serve"))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("lame: ")
                .hasMessageContaining("there.is.no.such.thing");
    }

    @Test
    void keepsAModuleFromReplacingABundleOfTheDistribution() throws Exception {
        TestHome home = new TestHome(folder)
                .bundle("org.apache.felix.fileinstall", "bundles/host")
                .bundle("org.apache.felix.configadmin", "bundles");
        BundleJar.bundle("ours", "1.0.0")
                .header("Mark", "ours")
                .header("Provide-Capability", "engine")
                .writeTo(home.resolve("bundles/ours.jar"));
        start(home, "serve");
        BundleContext context = framework.context();
        CountDownLatch last = awaitStart(context, "module");

        BundleJar.bundle("ours", "1.0.0").header("Mark", "theirs").writeTo(home.resolve("modules/a-same.jar"));
        BundleJar.bundle("ours", "2.0.0").header("Mark", "theirs").writeTo(home.resolve("modules/b-newer.jar"));
        BundleJar.bundle("module", "1.0.0")
                .header("Require-Capability", "engine")
                .writeTo(home.resolve("modules/c-module.jar"));

        assertThat(last.await(MOST.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(bundles(context, "ours"))
                .singleElement()
                .satisfies(bundle -> assertThat(bundle.getHeaders().get("Mark")).isEqualTo("ours"))
                .satisfies(bundle -> assertThat(bundle.getState()).isEqualTo(Bundle.ACTIVE));
    }

    private static CountDownLatch awaitStart(BundleContext context, String symbolicName) {
        CountDownLatch started = new CountDownLatch(1);
        context.addBundleListener((SynchronousBundleListener) event -> {
            if (event.getType() == BundleEvent.STARTED
                    && symbolicName.equals(event.getBundle().getSymbolicName())) {
                started.countDown();
            }
        });
        return started;
    }

    private static List<Bundle> bundles(BundleContext context, String symbolicName) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .toList();
    }

    /** The bundles beside the framework itself, with their start levels. */
    private Map<String, Integer> namesIn(TestHome home, String word) {
        start(home, word);
        Map<String, Integer> names = Arrays.stream(framework.context().getBundles())
                .filter(bundle -> bundle.getBundleId() != 0)
                .peek(bundle -> assertThat(bundle.getState()).isEqualTo(Bundle.ACTIVE))
                .collect(Collectors.toMap(
                        Bundle::getSymbolicName,
                        bundle -> bundle.adapt(BundleStartLevel.class).getStartLevel()));
        stop();
        return names;
    }

    private void start(TestHome home, String word) {
        CommandLine line = CommandLine.parse(List.of(word), false);
        framework = RunningFramework.start(
                home.home(),
                line.mode(),
                line.mode() == Mode.COMMAND
                        ? FrameworkProperties.command(home.home(), line, folder.resolve("temporary"))
                        : FrameworkProperties.host(home.home(), line));
    }
}
