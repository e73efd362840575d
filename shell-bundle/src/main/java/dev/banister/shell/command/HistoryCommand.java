package dev.banister.shell.command;

import dev.banister.api.admin.HistoryEvent;
import dev.banister.api.admin.MigrationService;
import dev.banister.api.model.ModuleId;
import dev.banister.shell.output.Json;
import dev.banister.shell.output.Table;
import dev.banister.shell.output.Text;
import dev.banister.shell.output.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "history", description = "Shows what was done, newest first.")
final class HistoryCommand implements Callable<Answer> {

    @Parameters(arity = "0..1", paramLabel = "MODULE", description = "Only this module.")
    Optional<String> module = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", description = "At most so many entries; else all.")
    Optional<Integer> limit = Optional.empty();

    private final Invocation invocation;

    HistoryCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Answer call() {
        Limits.requirePositive(limit);
        MigrationService service = invocation.service();
        Optional<ModuleId> only = module.map(new Names(service)::module);
        return new Events(service.database(), service.history(only, limit.orElse(0)));
    }

    private record Events(String database, List<HistoryEvent> events) implements Answer {

        @Override
        public int exitCode() {
            return ExitCode.DONE;
        }

        @Override
        public Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("database", database);
            document.put("events", events.stream().map(Json::event).toList());
            return document;
        }

        @Override
        public void print(Text text) {
            if (events.isEmpty()) {
                text.line("nothing was done yet");
                return;
            }
            Table table = new Table("AT", "WHAT", "SCRIPT", "VERSION", "TOOK", "WHO", "NOTE");
            events.forEach(event -> table.row(
                    Words.time(event.at()),
                    event.kind().toString(),
                    event.script().toString(),
                    event.moduleVersion().toString(),
                    Words.duration(event.duration()),
                    event.who() + "@" + event.host(),
                    event.note().lines().findFirst().orElse("")));
            text.table(table);
        }
    }
}
