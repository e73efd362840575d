package dev.banister.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * The bundles that the distribution brings. Those directly in {@code bundles/} take part always, {@code bundles/host/}
 * in a host, {@code bundles/shell/} in a host with a shell.
 */
final class Distribution {

    static final String ENGINE = "dev.banister.engine";

    private static final Map<String, Integer> LEVELS = Map.of(
            ENGINE,
            FrameworkProperties.ENGINE,
            "dev.banister.shell",
            FrameworkProperties.FRONT_ENDS,
            "org.apache.felix.gogo.runtime",
            FrameworkProperties.FRONT_ENDS,
            "org.apache.felix.gogo.command",
            FrameworkProperties.FRONT_ENDS,
            "org.apache.felix.gogo.jline",
            FrameworkProperties.FRONT_ENDS,
            "org.apache.felix.fileinstall",
            FrameworkProperties.FRONT_ENDS);

    private final Set<Bundle> bundles;

    private Distribution(Set<Bundle> bundles) {
        this.bundles = bundles;
    }

    /**
     * Installs what takes part and marks it to be started.
     *
     * @throws LaunchException if there is something that is not a bundle
     */
    static Distribution install(BundleContext system, Home home, Mode mode) {
        Set<Bundle> bundles = new LinkedHashSet<>();
        for (Path folder : folders(home, mode)) {
            for (Path jar : jars(folder)) {
                bundles.add(install(system, jar, mode));
            }
        }
        return new Distribution(bundles);
    }

    private static List<Path> folders(Home home, Mode mode) {
        List<Path> folders = new ArrayList<>(List.of(home.bundles()));
        if (mode != Mode.COMMAND) {
            folders.add(home.bundles().resolve("host"));
        }
        if (mode == Mode.SHELL) {
            folders.add(home.bundles().resolve("shell"));
        }
        return folders;
    }

    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw LaunchException.failed("the folder " + folder + " of the distribution cannot be read", unreadable);
        }
    }

    private static Bundle install(BundleContext system, Path jar, Mode mode) {
        try {
            // One command does without copies, which take longer than the rest of the installation; a host has them, so
            // that replacing a file of a running one does it no harm.
            String scheme = mode == Mode.COMMAND ? "reference:" : "";
            Bundle bundle = system.installBundle(scheme + jar.toUri());
            if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                int level = LEVELS.getOrDefault(bundle.getSymbolicName(), FrameworkProperties.LIBRARIES);
                bundle.adapt(BundleStartLevel.class).setStartLevel(level);
                bundle.start(Bundle.START_ACTIVATION_POLICY);
            }
            return bundle;
        } catch (BundleException refused) {
            throw LaunchException.failed(jar + " cannot be installed", refused);
        }
    }

    boolean contains(Bundle bundle) {
        return bundles.contains(bundle);
    }

    /** Does a bundle of ours have that name? */
    boolean owns(String symbolicName) {
        return bundles.stream().anyMatch(bundle -> bundle.getSymbolicName().equals(symbolicName));
    }

    /** Those that should run and do not. */
    List<Bundle> broken() {
        return bundles.stream()
                .filter(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE && bundle.getState() != Bundle.STARTING)
                .toList();
    }
}
