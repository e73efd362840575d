package dev.banister.shell.command;

import dev.banister.api.admin.Plan;
import dev.banister.api.model.Severity;
import dev.banister.shell.output.Json;
import dev.banister.shell.output.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan that is only shown. The exit code is the one that running it would begin with. */
record PlanAnswer(String database, Plan plan, boolean statements) implements Answer {

    @Override
    public int exitCode() {
        return plan.refused() || hasErrors(plan) ? ExitCode.REFUSED : ExitCode.DONE;
    }

    /** Was something found that keeps a module from being run? */
    static boolean hasErrors(Plan plan) {
        return plan.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("database", database);
        document.put("request", plan.request().toString());
        document.put("refused", plan.refused());
        document.put("fingerprint", plan.fingerprint());
        document.put("steps", plan.steps().stream().map(Json::step).toList());
        document.put("findings", Json.findings(plan.findings()));
        return document;
    }

    @Override
    public void print(Text text) {
        text.findings(plan.findings());
        if (plan.refused()) {
            text.line("refused: " + plan.request());
        } else {
            PlanLines.of(plan, statements).forEach(text::line);
        }
    }
}
