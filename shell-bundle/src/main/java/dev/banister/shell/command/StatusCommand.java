package dev.banister.shell.command;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.ModuleStatus;
import dev.banister.api.model.DatabaseUnreachableException;
import dev.banister.api.model.Finding;
import dev.banister.api.model.MigrationException;
import dev.banister.shell.output.Json;
import dev.banister.shell.output.Table;
import dev.banister.shell.output.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
        name = "status",
        description = {
            "Shows each module: its version, what is applied, what is pending, its state.",
            "Of all databases of the host, unless --database names one."
        })
final class StatusCommand implements Callable<Answer> {

    private final Invocation invocation;

    StatusCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Answer call() {
        List<MigrationService> services = invocation.services();
        return services.size() == 1
                ? new Status(List.of(one(services.get(0))))
                : new Status(services.stream().map(StatusCommand::oneOfSeveral).toList());
    }

    private static One one(MigrationService service) {
        return new One(service.database(), ExitCode.DONE, service.modules(), service.findings());
    }

    /** One that cannot be asked does not keep the others from being shown. */
    private static One oneOfSeveral(MigrationService service) {
        try {
            return one(service);
        } catch (DatabaseUnreachableException unreachable) {
            return new One(service.database(), ExitCode.UNREACHABLE, List.of(), unreachable.findings());
        } catch (MigrationException refused) {
            return new One(service.database(), ExitCode.REFUSED, List.of(), refused.findings());
        }
    }

    /** How one database stands. */
    private record One(String database, int exitCode, List<ModuleStatus> modules, List<Finding> findings) {

        Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            object.put("database", database);
            object.put("modules", modules.stream().map(Json::module).toList());
            object.put("findings", Json.findings(findings));
            return object;
        }

        void print(Text text) {
            Table table = new Table("MODULE", "VERSION", "APPLIED", "PENDING", "STATE");
            modules.forEach(module -> table.row(
                    module.module().value(),
                    module.version().map(Object::toString).orElse("-"),
                    Integer.toString(module.applied()),
                    Integer.toString(module.pending()),
                    module.state().toString()));
            if (exitCode != ExitCode.DONE) {
                text.line("cannot be asked");
            } else if (modules.isEmpty()) {
                text.line("no modules are installed or applied");
            } else {
                text.table(table);
            }
            text.findings(findings);
        }
    }

    /** @param databases at least one */
    private record Status(List<One> databases) implements Answer {

        @Override
        public int exitCode() {
            return databases.stream().mapToInt(One::exitCode).max().orElse(ExitCode.DONE);
        }

        @Override
        public Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> document = databases.get(0).json();
            document.put("others", databases.stream().skip(1).map(One::json).toList());
            return document;
        }

        @Override
        public void print(Text text) {
            for (One one : databases) {
                if (databases.size() > 1) {
                    text.line((one == databases.get(0) ? "" : System.lineSeparator()) + "database " + one.database());
                }
                one.print(text);
            }
        }
    }
}
