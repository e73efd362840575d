package dev.banister.shell.command;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.PlanRequest;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A command that asks for a plan. The same class runs the plan, or below {@code plan} only shows it. */
abstract class PlannedCommand implements Callable<Answer> {

    private final Invocation invocation;
    private final PlanUse use;

    PlannedCommand(Invocation invocation, PlanUse use) {
        this.invocation = invocation;
        this.use = use;
    }

    /** What the words on the command line ask for. */
    abstract PlanRequest request(Names names);

    @Override
    public final Answer call() {
        checkWords();
        MigrationService service = invocation.service();
        return use.of(service.plan(request(new Names(service))), service);
    }

    /** Refuses words that do not go together, before a database is looked for. */
    void checkWords() {}

    final Invocation invocation() {
        return invocation;
    }

    /** @param otherwise what is done where it is left out */
    static void requirePositive(Optional<Integer> steps, String what, String otherwise) {
        steps.filter(number -> number < 1).ifPresent(number -> {
            throw BadUsage.of(what + " must be at least 1, not " + number, "leave it out to take " + otherwise);
        });
    }

    /** The whole host or one module: exactly one of both. */
    final void requireModuleOrEverything(boolean module, boolean everything, String command) {
        if (module == everything) {
            throw BadUsage.of(
                    module
                            ? "a module and --everything do not go together"
                            : "neither a module nor --everything is named",
                    "see '" + invocation.command("help " + command) + "'");
        }
    }
}
