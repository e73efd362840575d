package dev.banister.shell.command;

import dev.banister.api.admin.Outcome;
import dev.banister.api.admin.Outcome.Result;
import dev.banister.api.admin.Plan;
import dev.banister.api.admin.RunReport;
import dev.banister.api.admin.Step;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.shell.output.Json;
import dev.banister.shell.output.Text;
import dev.banister.shell.output.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a plan.
 *
 * @param report empty if there was nothing to do
 */
record RunAnswer(String database, Plan plan, Optional<RunReport> report) implements Answer {

    @Override
    public int exitCode() {
        if (outcomes().stream().anyMatch(outcome -> outcome.result() == Result.FAILED)) {
            return brokeOff() ? ExitCode.UNREACHABLE : ExitCode.FAILED;
        }
        // Nothing has failed: the run was asked to stop.
        return !succeeded() || PlanAnswer.hasErrors(plan) ? ExitCode.REFUSED : ExitCode.DONE;
    }

    private boolean brokeOff() {
        return outcomes().stream()
                .flatMap(outcome -> outcome.finding().stream())
                .anyMatch(finding -> finding.code().equals(FindingCodes.DATABASE_UNREACHABLE));
    }

    private boolean succeeded() {
        return report.map(RunReport::succeeded).orElse(true);
    }

    private List<Outcome> outcomes() {
        return report.map(RunReport::outcomes).orElse(List.of());
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("database", database);
        document.put("request", plan.request().toString());
        document.put("runId", report.map(RunReport::runId).orElse(null));
        document.put("succeeded", succeeded());
        document.put(
                "durationMillis", report.map(done -> done.duration().toMillis()).orElse(0L));
        document.put("outcomes", outcomes().stream().map(Json::outcome).toList());
        document.put("findings", Json.findings(plan.findings()));
        return document;
    }

    @Override
    public void print(Text text) {
        text.findings(plan.findings());
        text.findings(failures());
        text.line(report.map(this::summary)
                .orElse(PlanAnswer.hasErrors(plan) ? "nothing could be done" : "nothing to do"));
        report.ifPresent(done -> text.detail("run " + done.runId() + " on " + database));
    }

    /** What went wrong; why others were then left out is said in their own lines. */
    private List<Finding> failures() {
        return outcomes().stream()
                .filter(outcome -> outcome.result() == Result.FAILED)
                .flatMap(outcome -> outcome.finding().stream())
                .toList();
    }

    /** In the order in which it was done. */
    private String summary(RunReport done) {
        Map<Step.Action, Integer> finished = new LinkedHashMap<>();
        outcomes().stream()
                .filter(outcome -> outcome.result() == Result.DONE)
                .forEach(outcome -> finished.merge(outcome.step().action(), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        finished.forEach((action, number) -> parts.add(past(action) + " " + Words.count(number, "script")));
        count(Result.FAILED).ifPresent(number -> parts.add(number + " failed"));
        count(Result.SKIPPED).ifPresent(number -> parts.add(number + " not tried"));
        return String.join(", ", parts) + " in " + Words.duration(done.duration());
    }

    private Optional<Long> count(Result result) {
        long number = outcomes().stream()
                .filter(outcome -> outcome.result() == result)
                .count();
        return Optional.of(number).filter(some -> some > 0);
    }

    private static String past(Step.Action action) {
        return switch (action) {
            case APPLY -> "applied";
            case REVERT -> "reverted";
            case MARK -> "marked";
            case UNMARK -> "unmarked";
            case IGNORE -> "ignored";
            case UNIGNORE -> "took in again";
            case ACCEPT -> "accepted";
            case RESOLVE -> "resolved";
        };
    }
}
