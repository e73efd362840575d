package dev.banister.shell.command;

import dev.banister.api.admin.LeaseHolder;
import dev.banister.api.admin.MigrationService;
import dev.banister.shell.output.Json;
import dev.banister.shell.output.Text;
import dev.banister.shell.output.Words;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "lease", description = "Shows who runs migrations on the database, since when, and at which statement.")
final class LeaseCommand implements Callable<Answer> {

    @Option(
            names = "--release",
            description = "Take it from a holder that is gone, where the database cannot tell that it is.")
    boolean release;

    private final Invocation invocation;

    LeaseCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Answer call() {
        MigrationService service = invocation.service();
        Optional<LeaseHolder> holder = service.lease();
        if (!release || holder.isEmpty()) {
            return new Shown(service.database(), holder, false);
        }
        Shown shown = new Shown(service.database(), holder, false);
        // One that is alive is refused by itself: nobody need be asked before.
        if (holder.get().expired()) {
            new Confirmation(invocation)
                    .require(
                            "Take the lease from it? It must be gone for good.",
                            () -> shown.print(invocation.text()),
                            "this would take the lease from " + holder.get().holder());
        }
        service.releaseLease(holder.get());
        return new Shown(service.database(), holder, true);
    }

    private record Shown(String database, Optional<LeaseHolder> holder, boolean released) implements Answer {

        @Override
        public int exitCode() {
            return ExitCode.DONE;
        }

        @Override
        public Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("database", database);
            document.put("released", released);
            document.put("holder", holder.map(Json::holder).orElse(null));
            return document;
        }

        @Override
        public void print(Text text) {
            if (holder.isEmpty()) {
                text.line("nobody runs migrations on " + database);
                return;
            }
            LeaseHolder seen = holder.get();
            text.line((released ? "released: " : "") + seen.holder());
            text.line("  since           " + Words.time(seen.since()));
            text.line("  at              " + (seen.doing().isEmpty() ? "not told yet" : seen.doing()));
            text.line("  last heartbeat  " + Words.time(seen.heartbeatAt()));
            text.line("  good until      " + Words.time(seen.expiresAt()) + (seen.expired() ? ", expired" : ""));
            text.line("  its session     " + seen.session().name().toLowerCase(Locale.ROOT));
        }
    }
}
