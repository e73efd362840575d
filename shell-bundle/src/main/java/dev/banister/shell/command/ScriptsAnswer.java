package dev.banister.shell.command;

import dev.banister.api.admin.ScriptStatus;
import dev.banister.api.model.ModuleId;
import dev.banister.shell.output.Json;
import dev.banister.shell.output.Table;
import dev.banister.shell.output.Text;
import dev.banister.shell.output.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Scripts and what has become of them.
 *
 * @param module that they all belong to, in which case its name is not repeated
 * @param none what to say if there are no scripts
 */
record ScriptsAnswer(String database, Optional<ModuleId> module, List<ScriptStatus> scripts, String none)
        implements Answer {

    @Override
    public int exitCode() {
        return ExitCode.DONE;
    }

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("database", database);
        document.put("scripts", scripts.stream().map(Json::script).toList());
        return document;
    }

    @Override
    public void print(Text text) {
        if (scripts.isEmpty()) {
            text.line(none);
        } else {
            text.table(table());
        }
    }

    private Table table() {
        Table table =
                new Table(module.isEmpty() ? "MODULE/GROUP/SCRIPT" : "GROUP/SCRIPT", "STATE", "FLAGS", "APPLIED AT");
        scripts.forEach(script -> table.row(
                name(script),
                script.state().toString(),
                flags(script),
                script.appliedAt().map(Words::time).orElse("-")));
        return table;
    }

    private String name(ScriptStatus script) {
        return module.isEmpty()
                ? script.script().toString()
                : script.script().group().name() + "/" + script.script().name();
    }

    private static String flags(ScriptStatus script) {
        String flags = (script.late() ? "late " : "") + (script.reversible() ? "" : "irreversible");
        return flags.isEmpty() ? "-" : flags.trim().replace(' ', ',');
    }
}
