package dev.banister.shell.command;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.ModuleStatus;
import dev.banister.api.admin.ScriptStatus;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ScriptId;
import dev.banister.shell.output.Words;
import java.util.List;

/**
 * What the words on a command line name. A module may be written as the end of its name behind a dot: {@code news} for
 * {@code org.example.news}; a group of a script as the beginning of its name; both only if nothing else fits.
 */
final class Names {

    private final MigrationService service;

    Names(MigrationService service) {
        this.service = service;
    }

    ModuleId module(String typed) {
        List<String> all = service.modules().stream()
                .map(ModuleStatus::module)
                .map(ModuleId::value)
                .toList();
        if (all.contains(typed)) {
            return new ModuleId(typed);
        }
        List<String> ends =
                all.stream().filter(name -> name.endsWith("." + typed)).toList();
        if (ends.size() > 1) {
            throw BadUsage.ambiguous("several modules are called '" + typed + "'", ends);
        }
        if (ends.isEmpty()) {
            throw BadUsage.unknown(
                    "no module '" + typed + "' is installed or applied",
                    Words.like(typed, all),
                    "'status' lists the modules");
        }
        return new ModuleId(ends.get(0));
    }

    /** {@code MODULE/GROUP/SCRIPT}. */
    ScriptId script(String typed) {
        String[] parts = typed.split("/", -1);
        if (parts.length != 3) {
            throw BadUsage.of("'" + typed + "' is not of the form MODULE/GROUP/SCRIPT", "'list' shows the scripts");
        }
        ModuleId module = module(parts[0]);
        List<ScriptId> fitting = scripts(module).stream()
                .filter(script -> script.name().equals(parts[2]))
                .filter(script -> script.group().name().text().startsWith(parts[1]))
                .toList();
        List<ScriptId> exact = fitting.stream()
                .filter(script -> script.group().name().text().equals(parts[1]))
                .toList();
        if (exact.size() == 1 || fitting.size() == 1) {
            return exact.isEmpty() ? fitting.get(0) : exact.get(0);
        }
        if (fitting.isEmpty()) {
            String sought = module + "/" + parts[1] + "/" + parts[2];
            List<String> all = scripts(module).stream().map(ScriptId::toString).toList();
            throw BadUsage.unknown(
                    "no script '" + sought + "' is offered or applied",
                    Words.like(parts[2], all),
                    "'list " + module + "' shows its scripts");
        }
        throw BadUsage.ambiguous(
                "several scripts are called '" + typed + "'",
                fitting.stream().map(ScriptId::toString).toList());
    }

    /** {@code MODULE[/GROUP[/SCRIPT]]}, with the module in full. */
    String subject(String typed) {
        int slash = typed.indexOf('/');
        return slash < 0 ? module(typed).value() : module(typed.substring(0, slash)) + typed.substring(slash);
    }

    private List<ScriptId> scripts(ModuleId module) {
        return service.scripts().stream()
                .map(ScriptStatus::script)
                .filter(script -> script.module().equals(module))
                .toList();
    }
}
