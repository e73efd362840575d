package dev.banister.engine.osgi;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.MigrationException;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.api.model.UsageException;
import dev.banister.engine.osgi.ConfigFiles.Config;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepares a framework that was started for one command, where nobody watches folders: reads the configurations,
 * installs the modules reduced to their migrations, and opens the front doors when the catalog is complete. Does nothing
 * in a host.
 */
@Component(
        service = {},
        immediate = true)
public final class CommandMode {

    private static final Logger LOG = LoggerFactory.getLogger(CommandMode.class);

    private static final long END_WAIT_MS = 2_000;

    private final BundleContext engine;
    private final ConfigurationAdmin configurations;
    private final FrameworkModules modules;
    private final Databases databases;
    private final @Nullable FrameworkStart start;
    private volatile @Nullable Thread preparing;
    private volatile boolean closing;

    @Activate
    public CommandMode(
            BundleContext engine,
            @Reference ConfigurationAdmin configurations,
            @Reference FrameworkModules modules,
            @Reference Databases databases) {
        this.engine = engine;
        this.configurations = configurations;
        this.modules = modules;
        this.databases = databases;
        this.start =
                RunMode.of(engine) == RunMode.COMMAND ? FrameworkStart.await(engine, this::prepareOnOwnThread) : null;
    }

    @Deactivate
    void close() {
        closing = true;
        if (start != null) {
            start.close();
        }
        Thread thread = preparing;
        if (thread != null) {
            end(thread);
        }
    }

    /** A command that needs no database is over before the modules are there. */
    private static void end(Thread thread) {
        try {
            thread.join(END_WAIT_MS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void prepareOnOwnThread() {
        Thread thread = new Thread(this::prepare, "banister-command");
        thread.setDaemon(true);
        preparing = thread;
        thread.start();
    }

    private void prepare() {
        Set<String> names = Set.of(wanted());
        try {
            names = configure();
            new ModuleJars(engine, modules).install(folder("banister.modules", "modules"));
            databases.publish(names);
        } catch (RuntimeException | Error defect) {
            if (closing) {
                return;
            }
            databases.publishAsFailed(names, () -> new MigrationException(unprepared(defect)));
            LOG.error("the command could not be prepared", defect);
        }
    }

    /** Creates the configurations; names the databases that are to be waited for. */
    private Set<String> configure() {
        ConfigFiles files = new ConfigFiles(this::property);
        List<Config> configs =
                CommandDatabases.configs(files.read(folder("banister.config", "conf")), engine::getProperty);
        List<Finding> problems = files.findings();
        Set<String> names = new TreeSet<>();
        for (Config config : configs) {
            create(config);
            if (CommandDatabases.isDatabase(config)) {
                names.add(CommandDatabases.nameOf(config));
            }
        }
        String wanted = engine.getProperty("banister.database");
        if (names.isEmpty()) {
            String reason = problems.stream().map(Finding::toString).collect(Collectors.joining("; "));
            names.add(unavailable(reason.isEmpty() ? "no database is configured" : reason));
        } else if (wanted != null && !names.contains(wanted)) {
            names.add(unavailable("there are: " + String.join(", ", names)));
        }
        return names;
    }

    private void create(Config config) {
        try {
            Configuration configuration = config.name().isEmpty()
                    ? configurations.getConfiguration(config.pid(), "?")
                    : configurations.getFactoryConfiguration(config.pid(), config.name(), "?");
            Map<String, Object> values = new TreeMap<>(config.values());
            values.put("felix.fileinstall.filename", config.file());
            configuration.update(FrameworkUtil.asDictionary(values));
        } catch (IOException impossible) {
            LOG.error("the configuration {} could not be created: {}", config.file(), impossible.getMessage());
        }
    }

    /** Says so of the database that is asked for, and names it. */
    private String unavailable(String reason) {
        String name = wanted();
        Finding finding = Finding.of(
                        FindingCodes.BAD_CONFIGURATION,
                        Severity.ERROR,
                        Place.host(),
                        "the database " + name + " is not known",
                        "Give --url, or a configuration such as conf/" + PooledDatabase.PID + "-" + name + ".cfg.")
                .because(reason);
        databases.unavailable(name, this, () -> new UsageException(finding));
        return name;
    }

    private static Finding unprepared(Throwable defect) {
        boolean memory = defect instanceof OutOfMemoryError;
        return Finding.of(
                        FindingCodes.UNEXPECTED,
                        Severity.ERROR,
                        Place.host(),
                        "the command could not be prepared",
                        memory
                                ? "Give the JVM more memory, such as JAVA_OPTS=-Xmx512m."
                                : "Look into the log, and report it: this is a mistake in Banister.")
                .because(defect.toString());
    }

    private String wanted() {
        String wanted = engine.getProperty("banister.database");
        return wanted == null ? PoolConfig.MAIN : wanted;
    }

    private @Nullable String property(String name) {
        return name.startsWith("env:") ? System.getenv(name.substring("env:".length())) : engine.getProperty(name);
    }

    private Path folder(String property, String otherwise) {
        String folder = engine.getProperty(property);
        String home = engine.getProperty("banister.home");
        return folder != null ? Path.of(folder) : Path.of(home == null ? "" : home, otherwise);
    }
}
