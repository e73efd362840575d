package dev.banister.engine.service;

import dev.banister.api.admin.LeaseHolder;
import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.Outcome;
import dev.banister.api.admin.Outcome.Result;
import dev.banister.api.admin.Plan;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.DatabaseUnreachableException;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.MigrationException;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.ScriptId;
import dev.banister.engine.catalog.GroupOffer;
import dev.banister.engine.catalog.ModuleOffer;
import dev.banister.engine.plan.MigrationPlan;
import dev.banister.engine.plan.PlannedStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Upgrades one database by itself whenever a module has arrived. What only went away triggers nothing. A script that
 * failed is tried once for each checksum, not at every arrival; what depends on it is left alone meanwhile. Everything
 * is logged once. For use by one thread at a time.
 */
public final class AutoUpgrade {

    private static final Logger LOG = LoggerFactory.getLogger(AutoUpgrade.class);

    /** Plans that turn out stale are made anew so often: another host, or a module that came meanwhile. */
    private static final int ATTEMPTS = 5;

    /** How it ended. */
    public enum Ending {
        /** There is nothing more to be done until something arrives. */
        SETTLED,
        /** The database could not be reached, or somebody else has kept it busy; worth trying again. */
        LATER
    }

    private final MigrationService migrations;
    private final ModuleOffers modules;
    private final boolean upgrades;
    private final Set<Tried> failed = new HashSet<>();
    private Set<Arrival> seen = Set.of();
    private final FindingLog log;

    /** @param findings that hold the module, for when they are gone */
    private record Arrival(ModuleId module, ModuleVersion version, GroupOffer group, List<Finding> findings) {}

    private record Tried(ScriptId script, String checksum) {}

    /** @param upgrades does the host want it to? Else it only says what is pending */
    public AutoUpgrade(MigrationService migrations, ModuleOffers modules, boolean upgrades) {
        this.migrations = Objects.requireNonNull(migrations, "migrations");
        this.modules = Objects.requireNonNull(modules, "modules");
        this.upgrades = upgrades;
        this.log = new FindingLog(LOG, migrations.database());
    }

    /**
     * If something has arrived since the last time, upgrades, or says why it does not where the host wants a person for
     * it.
     */
    public Ending run() {
        Set<Arrival> offered = arrivals(modules.current());
        if (seen.containsAll(offered)) {
            seen = offered;
            return Ending.SETTLED;
        }
        try {
            Optional<String> left = leftToAPerson();
            if (left.isPresent()) {
                tellPending(left.get());
            } else {
                upgrade();
            }
        } catch (DatabaseUnreachableException unreachable) {
            tell(unreachable.findings());
            return Ending.LATER;
        } catch (MigrationException refused) {
            tell(refused.findings());
            if (isRefusedAs(refused, FindingCodes.LEASE_HELD)) {
                return Ending.LATER;
            }
        }
        seen = offered;
        return Ending.SETTLED;
    }

    /** Why nothing is run, and what runs it. */
    private Optional<String> leftToAPerson() {
        if (migrations.readOnly()) {
            return Optional.of("read-only=on; switch it off in the database's configuration, then 'up' runs them");
        }
        if (migrations.confirmsUpgrades()) {
            return Optional.of("confirm=up wants the word of a person; 'up' asks for it and runs them");
        }
        return upgrades ? Optional.empty() : Optional.of("auto-upgrade=off; 'up' runs them");
    }

    private void tellPending(String why) {
        Plan plan = migrations.plan(PlanRequest.up());
        tell(plan.findings());
        int pending = plan.steps().size();
        if (pending > 0) {
            LOG.info(
                    "{}: {} pending, and nothing is run, since {}",
                    migrations.database(),
                    scripts(pending) + (pending == 1 ? " is" : " are"),
                    why);
        }
    }

    private static Set<Arrival> arrivals(List<ModuleOffer> offers) {
        return offers.stream()
                .flatMap(module -> module.groups().stream()
                        .map(group -> new Arrival(module.id(), module.version(), group, module.findings())))
                .collect(Collectors.toSet());
    }

    private void upgrade() {
        for (int attempt = 1; ; attempt++) {
            Plan plan = withoutFailed(migrations.plan(PlanRequest.up()));
            tell(plan.findings());
            if (plan.steps().isEmpty()) {
                return;
            }
            try {
                report(migrations.run(plan, new Waiting()));
                return;
            } catch (RefusedException refused) {
                if (attempt == ATTEMPTS || !isRefusedAs(refused, FindingCodes.STALE_PLAN)) {
                    throw refused;
                }
            }
        }
    }

    private static boolean isRefusedAs(MigrationException refused, String code) {
        return refused.findings().stream().anyMatch(finding -> finding.code().equals(code));
    }

    /** Says who is waited for, and again whenever that one has got further. */
    private final class Waiting implements RunListener {

        private String told = "";

        @Override
        public void waiting(LeaseHolder holder) {
            String what = holder.holder() + ", who runs migrations since " + holder.since()
                    + (holder.doing().isEmpty() ? "" : " and is at " + holder.doing());
            if (!what.equals(told)) {
                LOG.info("{}: waiting for {}", migrations.database(), what);
                told = what;
            }
        }
    }

    /** Leaves out what has failed before, the rest of its module, and what relies on that. */
    private Plan withoutFailed(Plan plan) {
        if (failed.isEmpty() || !(plan instanceof MigrationPlan made)) {
            return plan;
        }
        List<PlannedStep> kept = new ArrayList<>();
        Set<ModuleId> stopped = new HashSet<>();
        Set<GroupId> leftOut = new HashSet<>();
        for (PlannedStep step : made.planned()) {
            ModuleId module = step.script().module();
            if (stopped.contains(module)
                    || failed.contains(new Tried(step.script(), step.checksum()))
                    || step.requirements().stream().anyMatch(leftOut::contains)) {
                stopped.add(module);
                leftOut.add(step.script().group());
            } else {
                kept.add(step);
            }
        }
        return new MigrationPlan(made.request(), kept, made.findings(), made.refused(), made.basis());
    }

    private void report(RunReport report) {
        for (Outcome outcome : report.outcomes()) {
            if (outcome.result() == Result.FAILED && outcome.step() instanceof PlannedStep step) {
                failed.add(new Tried(step.script(), step.checksum()));
            }
        }
        long done = count(report, Result.DONE);
        long skipped = count(report, Result.SKIPPED);
        if (report.succeeded()) {
            LOG.info(
                    "{}: upgraded, {} in {} ms",
                    migrations.database(),
                    scripts(done),
                    report.duration().toMillis());
        } else {
            LOG.warn(
                    "{}: upgraded in part, {} done, {} failed, {} skipped; 'list' shows which",
                    migrations.database(),
                    scripts(done),
                    count(report, Result.FAILED),
                    skipped);
        }
    }

    private static String scripts(long number) {
        return number == 1 ? "1 script" : number + " scripts";
    }

    private static long count(RunReport report, Result result) {
        return report.outcomes().stream()
                .filter(outcome -> outcome.result() == result)
                .count();
    }

    /** What was found of the modules themselves is told where they are found. */
    private void tell(Collection<Finding> findings) {
        Set<Finding> known = new HashSet<>(modules.findings());
        modules.current().forEach(module -> known.addAll(module.findings()));
        log.tell(findings.stream().filter(finding -> !known.contains(finding)).toList());
    }
}
