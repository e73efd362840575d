package dev.banister.shell.command;

import dev.banister.api.admin.LeaseHolder;
import dev.banister.api.admin.Outcome;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.Step;
import dev.banister.shell.output.Text;
import dev.banister.shell.output.Words;
import java.util.HashSet;
import java.util.Set;

/**
 * Says what a run does while it does it: a line for each script that is done, and on a terminal one that moves. The line
 * of a script that says something itself stands above what it says, and how it ended below.
 */
final class Progress implements RunListener {

    private final Text text;
    private final int steps;
    private final StopRequest stop;
    private final Set<String> told = new HashSet<>();
    private int current;
    private boolean headed;

    Progress(Text text, int steps, StopRequest stop) {
        this.text = text;
        this.steps = steps;
        this.stop = stop;
        stop.onRequest(
                () -> text.notice("asked to stop: the script that runs goes on to its end, and no other is begun"));
    }

    @Override
    public boolean stopRequested() {
        return stop.isMade();
    }

    @Override
    public void waiting(LeaseHolder holder) {
        String doing = holder.doing().isEmpty() ? "" : ", at " + holder.doing();
        if (told.add(holder.holder() + doing)) {
            text.notice("waiting for " + holder.holder() + ", who runs migrations since " + Words.time(holder.since())
                    + doing);
        }
    }

    @Override
    public void stepStarted(Step step, int number) {
        current = number;
        headed = false;
        text.progress(position(step));
    }

    @Override
    public void said(Step step, String words) {
        if (!headed) {
            text.line(title(step));
            headed = true;
        }
        words.lines().forEach(line -> text.line("    " + line));
        text.progress(position(step));
    }

    @Override
    public void progress(Step step, long done, long total) {
        text.progress(position(step) + (total > 0 ? "  " + done * 100 / total + "%" : "  " + done));
    }

    @Override
    public void stepFinished(Outcome outcome) {
        String took = Words.duration(outcome.duration());
        switch (outcome.result()) {
            case DONE -> text.line(headed ? "  done in " + took : title(outcome.step()) + "  " + took);
            case FAILED -> text.line((headed ? "" : title(outcome.step())) + "  FAILED after " + took);
            case SKIPPED ->
                text.line(PlanLines.line(outcome.step()) + "  not tried"
                        + outcome.finding()
                                .filter(finding -> !finding.reasons().isEmpty())
                                .map(finding -> ": " + String.join(", ", finding.reasons()))
                                .orElse(""));
        }
        headed = false;
    }

    private static String title(Step step) {
        return PlanLines.line(step) + (step.late() ? "  (late)" : "");
    }

    private String position(Step step) {
        return "[" + current + "/" + steps + "] " + PlanLines.line(step);
    }
}
