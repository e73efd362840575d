package dev.banister.engine;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.UsageException;
import dev.banister.engine.catalog.ModuleOffer;
import dev.banister.engine.script.TimeLimits;
import dev.banister.engine.service.DatabaseMigrations;
import dev.banister.engine.service.DatabaseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Where the engine is entered without OSGi:
 *
 * <pre>{@code
 * MigrationService migrations = Banister.on(dataSource).modules(Path.of("modules/news-1.0.jar")).open();
 * migrations.run(migrations.plan(PlanRequest.up()), RunListener.NONE);
 * }</pre>
 *
 * A builder, for one thread; it may be opened more than once. The data source must hand out two connections at a time:
 * one works, the other one keeps the lease.
 */
public final class Banister {

    private final DataSource dataSource;
    private final List<Path> places = new ArrayList<>();
    private final List<CodeModule> codeModules = new ArrayList<>();
    private final Map<String, String> placeholders = new TreeMap<>();
    private TimeLimits limits = TimeLimits.NONE;
    private DatabaseSettings settings = DatabaseSettings.DEFAULT;

    private Banister(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The database that the data source leads to, with no modules yet. */
    public static Banister on(DataSource dataSource) {
        return new Banister(Objects.requireNonNull(dataSource, "dataSource"));
    }

    /**
     * Adds modules: bundles as jars, or unpacked in folders. Only their SQL is read, since their classes need a
     * framework; for scripts in Java there is {@link #module}.
     */
    public Banister modules(Path... jarsOrFolders) {
        places.addAll(List.of(jarsOrFolders));
        return this;
    }

    /** Adds a module that is given by code. */
    public Banister module(CodeModule module) {
        codeModules.add(Objects.requireNonNull(module, "module"));
        return this;
    }

    /** The prefix of the tables that modules make, for {@code tableName} and {@code ${prefix}}. */
    public Banister prefix(String tablePrefix) {
        Objects.requireNonNull(tablePrefix, "tablePrefix");
        settings = with(settings.name(), tablePrefix, settings.historySchema(), settings.historyPrefix());
        return this;
    }

    /** What {@code ${name}} stands for in scripts with {@code placeholders=on}. */
    public Banister placeholder(String name, String value) {
        placeholders.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        return this;
    }

    /** The schema of the engine's own tables, which must exist; else the one that is current at first use. */
    public Banister historySchema(String schema) {
        settings = with(settings.name(), settings.tablePrefix(), Optional.of(schema), settings.historyPrefix());
        return this;
    }

    /** The prefix of the engine's own tables, {@code banister_} unless another is given. */
    public Banister historyPrefix(String prefix) {
        Objects.requireNonNull(prefix, "prefix");
        settings = with(settings.name(), settings.tablePrefix(), settings.historySchema(), prefix);
        return this;
    }

    /** How long a statement of a script waits for a lock, unless its script says otherwise. */
    public Banister lockTimeout(Duration most) {
        limits = new TimeLimits(Optional.of(most), limits.statement());
        return this;
    }

    /** How long a statement of a script may run, unless its script says otherwise; it is cancelled then. */
    public Banister statementTimeout(Duration most) {
        limits = new TimeLimits(limits.lock(), Optional.of(most));
        return this;
    }

    private static DatabaseSettings with(String name, String prefix, Optional<String> schema, String historyPrefix) {
        return new DatabaseSettings(name, false, false, prefix, schema, historyPrefix, Map.of(), TimeLimits.NONE);
    }

    /**
     * Reads the modules. What is returned holds nothing open: it takes connections while a method of it runs and only
     * then, so there is nothing to close.
     *
     * @throws UsageException if something that was named is no module, or two have one name
     */
    public MigrationService open() {
        List<ModuleOffer> offers = new ArrayList<>();
        places.forEach(place -> offers.add(ModuleSource.read(place)));
        codeModules.forEach(module -> offers.add(ModuleSource.code(module)));
        Set<ModuleId> seen = new HashSet<>();
        for (ModuleOffer offer : offers) {
            if (!seen.add(offer.id())) {
                throw ModuleSource.usage(
                        "two modules have one name", "both are called: " + offer.id(), "Leave one of them out.");
            }
        }
        List<ModuleOffer> fixed = List.copyOf(offers);
        DatabaseSettings chosen = new DatabaseSettings(
                settings.name(),
                settings.confirmUpgrades(),
                settings.readOnly(),
                settings.tablePrefix(),
                settings.historySchema(),
                settings.historyPrefix(),
                placeholders,
                limits);
        return new DatabaseMigrations(dataSource, () -> fixed, chosen);
    }
}
