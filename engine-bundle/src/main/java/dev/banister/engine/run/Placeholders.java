package dev.banister.engine.run;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.script.SqlScript;
import dev.banister.engine.script.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
     * The statements' texts as they are sent to the database.
     *
     * @throws StepFailure if the script has a placeholder that nobody has configured
     */
    List<String> fill(Place place, SqlScript script) throws StepFailure {
        List<String> texts = new ArrayList<>(script.statements().size());
        for (Statement statement : script.statements()) {
            texts.add(
                    script.directives().placeholders() ? fill(place.file(script.file()), statement) : statement.text());
        }
        return texts;
    }

    private String fill(Place place, Statement statement) throws StepFailure {
        Matcher matcher = PLACEHOLDER.matcher(statement.text());
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            String value = values.get(matcher.group(1));
            if (value == null) {
                throw new StepFailure(unknown(place, statement, matcher.group()));
            }
            matcher.appendReplacement(text, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(text).toString();
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
