package dev.banister.engine.service;

import dev.banister.api.admin.Explanation;
import dev.banister.api.admin.HistoryEvent;
import dev.banister.api.admin.LeaseHolder;
import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.ModuleStatus;
import dev.banister.api.admin.Plan;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.admin.ScriptStatus;
import dev.banister.api.model.Finding;
import dev.banister.api.model.MigrationException;
import dev.banister.api.model.ModuleId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Stands for a database that cannot be used as it is configured: whoever asks anything is told why. */
public final class UnavailableMigrations implements MigrationService {

    private final String database;
    private final Supplier<? extends MigrationException> why;

    /** @param why makes a new exception each time, so that its stack trace tells who asked */
    public UnavailableMigrations(String database, Supplier<? extends MigrationException> why) {
        this.database = Objects.requireNonNull(database, "database");
        this.why = Objects.requireNonNull(why, "why");
    }

    @Override
    public String database() {
        return database;
    }

    @Override
    public boolean confirmsUpgrades() {
        return false;
    }

    @Override
    public boolean readOnly() {
        return false;
    }

    @Override
    public Plan plan(PlanRequest request) {
        throw why.get();
    }

    @Override
    public RunReport run(Plan plan, RunListener listener) {
        throw why.get();
    }

    @Override
    public List<ModuleStatus> modules() {
        throw why.get();
    }

    @Override
    public List<ScriptStatus> scripts() {
        throw why.get();
    }

    @Override
    public List<Finding> findings() {
        throw why.get();
    }

    @Override
    public List<HistoryEvent> history(Optional<ModuleId> module, int limit) {
        throw why.get();
    }

    @Override
    public Optional<LeaseHolder> lease() {
        throw why.get();
    }

    @Override
    public void releaseLease(LeaseHolder holder) {
        throw why.get();
    }

    @Override
    public Explanation why(String subject) {
        throw why.get();
    }
}
