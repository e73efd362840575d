package dev.banister.engine.run;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.script.SqlScript;
import dev.banister.engine.script.Statement;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code ${name}} stands for in scripts that ask for it. Immutable. */
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9_.-]+)}");

    private final SortedMap<String, String> values;

    Placeholders(String tablePrefix, Map<String, String> configured) {
        this.values = new TreeMap<>(configured);
        values.put("prefix", tablePrefix);
    }

    /**
     * What makes a statement's text as it is sent to the database.
     *
     * @throws StepFailure if the script has a placeholder that nobody has configured
     */
    Function<Statement, String> texts(Place place, SqlScript script) throws StepFailure {
        if (!script.directives().placeholders()) {
            return Statement::text;
        }
        for (Statement statement : script.statements()) {
            requireConfigured(place.file(script.file()), statement);
        }
        return statement -> PLACEHOLDER
                .matcher(statement.text())
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }

    private void requireConfigured(Place place, Statement statement) throws StepFailure {
        Matcher matcher = PLACEHOLDER.matcher(statement.text());
        while (matcher.find()) {
            if (!values.containsKey(matcher.group(1))) {
                throw new StepFailure(unknown(place, statement, matcher.group()));
            }
        }
    }

    private Finding unknown(Place place, Statement statement, String placeholder) {
        return Finding.of(
                        FindingCodes.SCRIPT_FAILED,
                        Severity.ERROR,
                        place.line(statement.line()).statement(statement.number()),
                        "the placeholder " + placeholder + " is not configured, and nothing of the script was run",
                        "Configure it for this database, or leave 'placeholders=on' out of the script's head.")
                .because("configured: " + String.join(", ", values.keySet()));
    }
}
