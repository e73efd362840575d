package dev.banister.shell.command;

import dev.banister.api.model.Finding;
import dev.banister.shell.output.Json;
import dev.banister.shell.output.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why nothing was done. */
record FailureAnswer(int exitCode, List<Finding> findings) implements Answer {

    @Override
    public Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("findings", Json.findings(findings));
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("error", error);
        return document;
    }

    @Override
    public void print(Text text) {
        text.findings(findings);
    }
}
