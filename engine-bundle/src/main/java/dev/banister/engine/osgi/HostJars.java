package dev.banister.engine.osgi;

import dev.banister.api.model.Finding;
import dev.banister.engine.service.SettlingQueue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Looks at the folder of modules of a host now and then, for what {@link BrokenJars} finds there. */
@Component(
        service = {},
        immediate = true)
public final class HostJars {

    /** Slower than the folder is watched by others, who may still be about to install a file. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private static final Duration STOP_WAIT = Duration.ofSeconds(10);

    private final FrameworkModules modules;
    private final @Nullable SettlingQueue looks;
    private List<Finding> last = List.of();

    @Activate
    public HostJars(BundleContext engine, @Reference FrameworkModules modules) {
        this.modules = modules;
        String folder = engine.getProperty("banister.modules");
        this.looks =
                RunMode.of(engine) == RunMode.HOST && folder != null ? looks(new BrokenJars(Path.of(folder))) : null;
    }

    private SettlingQueue looks(BrokenJars jars) {
        SettlingQueue[] self = new SettlingQueue[1];
        self[0] = new SettlingQueue("banister-jars", LOOK_AGAIN, STOP_WAIT, () -> {
            look(jars);
            self[0].tryAgainIn(LOOK_AGAIN);
        });
        self[0].changed();
        return self[0];
    }

    private void look(BrokenJars jars) {
        List<Finding> now = jars.look();
        if (!now.equals(last)) {
            modules.report(now);
            last = now;
        }
    }

    @Deactivate
    void close() {
        if (looks != null) {
            looks.close();
        }
    }
}
