package dev.banister.shell.command;

import dev.banister.api.admin.Plan;
import dev.banister.api.admin.Step;
import dev.banister.shell.output.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan as people read it: a line for each step, its sign in front, and a line that sums up. */
final class PlanLines {

    private PlanLines() {}

    static List<String> of(Plan plan, boolean statements) {
        List<String> lines = new ArrayList<>();
        for (Step step : plan.steps()) {
            lines.add(line(step) + remarks(step));
            if (statements) {
                step.statements().forEach(statement -> lines.addAll(indented(statement)));
            }
        }
        lines.add(summary(plan));
        return lines;
    }

    /** The sign and the script. */
    static String line(Step step) {
        return step.action().sign() + " " + step.script();
    }

    private static String remarks(Step step) {
        StringBuilder remarks = new StringBuilder();
        if (step.late()) {
            remarks.append("  (late)");
        }
        if (isRun(step) && step.inJava()) {
            remarks.append("  (Java)");
        } else if (isRun(step) && step.statements().isEmpty()) {
            remarks.append("  (no statements)");
        }
        if (isRun(step)) {
            remarks.append(step.reversible() ? "" : "  (irreversible)");
        }
        List<String> losses = step.action() == Step.Action.REVERT ? Losses.of(step.statements()) : List.of();
        if (!losses.isEmpty()) {
            remarks.append("  drops ").append(String.join(", ", losses));
        }
        step.reason().ifPresent(reason -> remarks.append("  ").append(reason));
        return remarks.toString();
    }

    private static boolean isRun(Step step) {
        return step.action() == Step.Action.APPLY || step.action() == Step.Action.REVERT;
    }

    private static List<String> indented(String statement) {
        String closed = statement.stripTrailing().endsWith(";") ? statement : statement + ";";
        return closed.strip().lines().map(line -> "    " + line).toList();
    }

    private static String summary(Plan plan) {
        if (plan.steps().isEmpty()) {
            return "nothing to do";
        }
        Map<Step.Action, Integer> numbers = new LinkedHashMap<>();
        plan.steps().forEach(step -> numbers.merge(step.action(), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        numbers.forEach((action, number) -> parts.add(number + " to " + action));
        return Words.count(plan.steps().size(), "step") + ": " + String.join(", ", parts);
    }
}
