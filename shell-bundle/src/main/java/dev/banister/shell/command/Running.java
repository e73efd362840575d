package dev.banister.shell.command;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.Plan;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.Step;
import dev.banister.api.model.RefusedException;
import dev.banister.shell.output.Text;
import dev.banister.shell.output.Words;
import java.util.List;
import java.util.Optional;

/** Runs a plan. Whatever reverts or forgets something needs a person's yes first, or {@code --yes}. */
record Running(Invocation invocation) implements PlanUse {

    @Override
    public Answer of(Plan plan, MigrationService service) {
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
