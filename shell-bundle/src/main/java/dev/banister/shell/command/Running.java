package dev.banister.shell.command;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.Plan;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.Step;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.RefusedException;
import dev.banister.shell.output.Text;
import dev.banister.shell.output.Words;
import java.util.List;
import java.util.Optional;

/**
 * Runs a plan. Whatever reverts or forgets something needs a person's yes first, or {@code --yes}. An upgrade that nobody was
 * asked about is planned anew if somebody else has run migrations since.
 */
record Running(Invocation invocation) implements PlanUse {

    private static final int ATTEMPTS = 5;

    @Override
    public Answer of(Plan plan, MigrationService service) {
        Plan now = plan;
        for (int attempt = 1; ; attempt++) {
            try {
                return run(now, service);
            } catch (RefusedException refused) {
                if (attempt == ATTEMPTS || !isStale(refused) || needsYes(now, service)) {
                    throw refused;
                }
                invocation.text().notice("somebody else has run migrations since; planned anew");
                now = service.plan(plan.request());
            }
        }
    }

    private static boolean isStale(RefusedException refused) {
        return refused.findings().stream().anyMatch(finding -> finding.code().equals(FindingCodes.STALE_PLAN));
    }

    private Answer run(Plan plan, MigrationService service) {
        if (plan.refused()) {
            throw new RefusedException(plan.findings());
        }
        if (plan.steps().isEmpty()) {
            return new RunAnswer(service.database(), plan, Optional.empty());
        }
        if (needsYes(plan, service)) {
            askFor(plan);
        }
        Text text = invocation.text();
        text.findings(plan.findings());
        Progress progress =
                new Progress(text, plan.steps().size(), invocation.frontEnd().stop());
        return new RunAnswer(service.database(), plan, Optional.of(service.run(plan, progress)));
    }

    /** A database that is read-only refuses by itself: nobody need be asked before. */
    private static boolean needsYes(Plan plan, MigrationService service) {
        boolean upgrade = plan.request().action() == PlanRequest.Action.UP;
        return !service.readOnly() && (!destroyed(plan).isEmpty() || (upgrade && service.confirmsUpgrades()));
    }

    private static List<Step> destroyed(Plan plan) {
        return plan.steps().stream()
                .filter(step -> step.action() == Step.Action.REVERT || step.action() == Step.Action.UNMARK)
                .toList();
    }

    private void askFor(Plan plan) {
        Text text = invocation.text();
        List<Step> lost = destroyed(plan);
        new Confirmation(invocation)
                .require(
                        question(plan),
                        () -> {
                            text.findings(plan.findings());
                            PlanLines.of(plan, false).forEach(text::always);
                        },
                        lost.isEmpty()
                                ? "this host wants even an upgrade to be confirmed"
                                : "this would revert or unmark " + Words.count(lost.size(), "script"),
                        plan.steps().stream().map(PlanLines::line).toArray(String[]::new));
    }

    private static String question(Plan plan) {
        List<Step> lost = destroyed(plan);
        long reverted = lost.stream()
                .filter(step -> step.action() == Step.Action.REVERT)
                .count();
        if (lost.isEmpty()) {
            return "Upgrade the database?";
        }
        return reverted == 0
                ? "This drops the record of " + Words.count(lost.size(), "script") + " and runs nothing. Go on?"
                : "This reverts " + Words.count(reverted, "script") + "; the data in what they made is lost. Go on?";
    }
}
