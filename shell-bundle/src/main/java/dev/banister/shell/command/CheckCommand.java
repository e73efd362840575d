package dev.banister.shell.command;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.ScriptStatus;
import dev.banister.api.model.Finding;
import dev.banister.api.model.ScriptState;
import dev.banister.api.model.Severity;
import dev.banister.shell.output.Json;
import dev.banister.shell.output.Text;
import dev.banister.shell.output.Words;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
        name = "check",
        description = "Tells a pipeline by its exit code whether something is pending (3) or wrong (4); else 0.")
final class CheckCommand implements Callable<Answer> {

    private static final Set<ScriptState> WRONG =
            EnumSet.of(ScriptState.CHANGED, ScriptState.FAILED, ScriptState.IN_DOUBT);
    private static final Set<ScriptState> PENDING =
            EnumSet.of(ScriptState.PENDING, ScriptState.BLOCKED, ScriptState.RUNNING);

    private final Invocation invocation;

    CheckCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Answer call() {
        MigrationService service = invocation.service();
        List<ScriptStatus> scripts = service.scripts();
        return new Verdict(service.database(), in(WRONG, scripts), in(PENDING, scripts), service.findings());
    }

    private static List<ScriptStatus> in(Set<ScriptState> states, List<ScriptStatus> scripts) {
        return scripts.stream()
                .filter(script -> states.contains(script.state()))
                .toList();
    }

    private record Verdict(
            String database, List<ScriptStatus> wrong, List<ScriptStatus> pending, List<Finding> findings)
            implements Answer {

        @Override
        public int exitCode() {
            if (!wrong.isEmpty() || number(Severity.ERROR) > 0) {
                return ExitCode.REFUSED;
            }
            return pending.isEmpty() ? ExitCode.DONE : ExitCode.PENDING;
        }

        private long number(Severity severity) {
            return findings.stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
        }

        private String word() {
            return switch (exitCode()) {
                case ExitCode.DONE -> "clean";
                case ExitCode.PENDING -> "pending";
                default -> "wrong";
            };
        }

        @Override
        public Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("database", database);
            document.put("verdict", word());
            document.put("wrong", wrong.stream().map(Json::script).toList());
            document.put("pending", pending.stream().map(Json::script).toList());
            document.put("findings", Json.findings(findings));
            return document;
        }

        @Override
        public void print(Text text) {
            text.findings(findings);
            wrong.forEach(script -> text.line(script.state() + ": " + script.script()));
            pending.forEach(script -> text.line(script.state() + ": " + script.script()));
            text.line(word() + ": " + Words.count(pending.size(), "script") + " pending, "
                    + Words.count(wrong.size(), "script") + " wrong, "
                    + Words.count(number(Severity.ERROR), "error") + ", "
                    + Words.count(number(Severity.WARNING), "warning"));
        }
    }
}
