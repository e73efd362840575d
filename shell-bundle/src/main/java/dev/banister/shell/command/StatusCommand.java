package dev.banister.shell.command;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.ModuleStatus;
import dev.banister.api.model.Finding;
import dev.banister.shell.output.Json;
import dev.banister.shell.output.Table;
import dev.banister.shell.output.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(name = "status", description = "Shows each module: its version, what is applied, what is pending, its state.")
final class StatusCommand implements Callable<Answer> {

    private final Invocation invocation;

    StatusCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Answer call() {
        MigrationService service = invocation.service();
        return new Status(service.database(), service.modules(), service.findings());
    }

    private record Status(String database, List<ModuleStatus> modules, List<Finding> findings) implements Answer {

        @Override
        public int exitCode() {
            return ExitCode.DONE;
        }

        @Override
        public Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("database", database);
            document.put("modules", modules.stream().map(Json::module).toList());
            document.put("findings", Json.findings(findings));
            return document;
        }

        @Override
        public void print(Text text) {
            Table table = new Table("MODULE", "VERSION", "APPLIED", "PENDING", "STATE");
            modules.forEach(module -> table.row(
                    module.module().value(),
                    module.version().map(Object::toString).orElse("-"),
                    Integer.toString(module.applied()),
                    Integer.toString(module.pending()),
                    module.state().toString()));
            if (modules.isEmpty()) {
                text.line("no modules are installed or applied");
            } else {
                text.table(table);
            }
            text.findings(findings);
        }
    }
}
