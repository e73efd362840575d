package dev.banister.shell.command;

import dev.banister.api.admin.Explanation;
import dev.banister.api.admin.MigrationService;
import dev.banister.shell.output.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "why", description = "Explains why something stands where it does, why it is blocked, what would help.")
final class WhyCommand implements Callable<Answer> {

    @Parameters(paramLabel = "MODULE[/GROUP[/SCRIPT]]", description = "What to explain.")
    String subject = "";

    private final Invocation invocation;

    WhyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Answer call() {
        MigrationService service = invocation.service();
        return new Reasons(service.database(), service.why(new Names(service).subject(subject)));
    }

    private record Reasons(String database, Explanation explanation) implements Answer {

        @Override
        public int exitCode() {
            return ExitCode.DONE;
        }

        @Override
        public Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("database", database);
            document.put("subject", explanation.subject());
            document.put("state", explanation.state());
            document.put("reasons", explanation.reasons());
            return document;
        }

        @Override
        public void print(Text text) {
            text.line(explanation.subject() + ": " + explanation.state());
            explanation.reasons().forEach(reason -> text.line("  " + reason));
        }
    }
}
