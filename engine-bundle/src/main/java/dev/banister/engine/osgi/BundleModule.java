package dev.banister.engine.osgi;

import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersion;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

/**
 * A bundle seen as a module.
 *
 * @param bundle the framework's number of it
 * @param origin where the bundle came from, for people to read
 * @param path the folder of its migrations
 * @param databases that its groups are for, unless they say so themselves; empty for every one
 */
record BundleModule(
        long bundle,
        ModuleId id,
        ModuleVersion version,
        String origin,
        String path,
        BundleFiles files,
        List<String> databases) {

    /** Archived jars that are installed for a moment to be taken down: they are no modules of this host. */
    private static final String ARCHIVE_LOCATION = "banister-archive:";

    static BundleModule of(Bundle bundle, String path, List<String> databases) {
        return new BundleModule(
                bundle.getBundleId(),
                idOf(bundle),
                versionOf(bundle),
                originOf(bundle),
                path,
                BundleFiles.of(bundle, path),
                databases);
    }

    /** May this bundle be a module at all? */
    static boolean isEligible(Bundle bundle) {
        return bundle.getBundleId() != 0 && !bundle.getLocation().startsWith(ARCHIVE_LOCATION);
    }

    /** Has it a symbolic name that the history can hold? */
    static boolean hasName(Bundle bundle) {
        return bundle.getSymbolicName() != null && ModuleId.isValid(bundle.getSymbolicName());
    }

    static ModuleId idOf(Bundle bundle) {
        return new ModuleId(Objects.requireNonNull(bundle.getSymbolicName(), "symbolic name"));
    }

    /** The path of its jar, if it came from one. */
    static String originOf(Bundle bundle) {
        String location = bundle.getLocation();
        if (location.startsWith(ModuleJars.LOCATION)) {
            return location.substring(ModuleJars.LOCATION.length());
        }
        try {
            return Path.of(URI.create(location)).toString();
        } catch (IllegalArgumentException | FileSystemNotFoundException elsewhere) {
            return location;
        }
    }

    static ModuleVersion versionOf(Bundle bundle) {
        Version version = bundle.getVersion();
        return new ModuleVersion(version.getMajor(), version.getMinor(), version.getMicro(), version.getQualifier());
    }
}
