package dev.banister.benchmarks.start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** Runs Felix with Declarative Services and nothing else, and says when those are there. */
public final class BareMain {

    private BareMain() {}

    /** @param arguments the framework's storage, then the bundles */
    public static void main(String[] arguments) throws Exception {
        Framework framework = new WatchedFrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        arguments[0],
                        Constants.FRAMEWORK_STORAGE_CLEAN,
                        Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT));
        framework.init();
        List<Bundle> bundles = new ArrayList<>();
        for (String jar : List.of(arguments).subList(1, arguments.length)) {
            bundles.add(framework
                    .getBundleContext()
                    .installBundle(Path.of(jar).toUri().toString()));
        }
        framework.start();
        for (Bundle bundle : bundles) {
            bundle.start();
        }
        Readiness.awaitService(framework, "org.osgi.service.component.runtime.ServiceComponentRuntime");
        Readiness.tell();
        framework.waitForStop(0);
    }
}
