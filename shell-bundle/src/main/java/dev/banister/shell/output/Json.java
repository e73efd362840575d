package dev.banister.shell.output;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.banister.api.admin.HistoryEvent;
import dev.banister.api.admin.LeaseHolder;
import dev.banister.api.admin.ModuleStatus;
import dev.banister.api.admin.Outcome;
import dev.banister.api.admin.ScriptStatus;
import dev.banister.api.admin.Step;
import dev.banister.api.model.Finding;
import dev.banister.api.model.Place;
import dev.banister.api.model.ScriptId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The JSON that {@code docs/json.md} promises: every field is always there, and {@code null} where there is nothing to
 * say, so that a pipeline need not ask first.
 */
public final class Json {

    private static final JSON WRITER = JSON.builder()
            .enable(JSON.Feature.PRETTY_PRINT_OUTPUT, JSON.Feature.WRITE_NULL_PROPERTIES)
            .build();

    private Json() {}

    /** One document. */
    public static String text(Map<String, ?> document) {
        try {
            return WRITER.asString(document);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public static List<Map<String, @Nullable Object>> findings(Collection<Finding> findings) {
        return findings.stream().map(Json::finding).toList();
    }

    private static Map<String, @Nullable Object> finding(Finding finding) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("code", finding.code());
        object.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        object.put("place", place(finding.place()));
        object.put("text", finding.text());
        object.put("reasons", finding.reasons());
        object.put("remedy", finding.remedy());
        return object;
    }

    private static Map<String, @Nullable Object> place(Place place) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("module", place.module().map(Object::toString).orElse(null));
        object.put("group", place.group().orElse(null));
        object.put("script", place.script().orElse(null));
        object.put("file", place.file().orElse(null));
        object.put("statement", number(place.statement()));
        object.put("line", number(place.line()));
        return object;
    }

    private static @Nullable Integer number(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }

    public static Map<String, @Nullable Object> module(ModuleStatus module) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("module", module.module().value());
        object.put("version", module.version().map(Object::toString).orElse(null));
        object.put("applied", module.applied());
        object.put("pending", module.pending());
        object.put("state", module.state().toString());
        return object;
    }

    public static Map<String, @Nullable Object> script(ScriptStatus script) {
        Map<String, @Nullable Object> object = script(script.script());
        object.put("moduleVersion", script.moduleVersion().toString());
        object.put("state", script.state().toString());
        object.put("reversible", script.reversible());
        object.put("late", script.late());
        object.put("appliedAt", script.appliedAt().map(Object::toString).orElse(null));
        return object;
    }

    public static Map<String, @Nullable Object> event(HistoryEvent event) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("sequence", event.sequence());
        object.put("kind", event.kind().toString());
        object.putAll(script(event.script()));
        object.put("moduleVersion", event.moduleVersion().toString());
        object.put("at", event.at().toString());
        object.put("durationMillis", event.duration().toMillis());
        object.put("runId", event.runId());
        object.put("who", event.who());
        object.put("host", event.host());
        object.put("checksum", event.checksum());
        object.put("note", event.note());
        return object;
    }

    public static Map<String, @Nullable Object> step(Step step) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("action", step.action().toString());
        object.putAll(script(step.script()));
        object.put("moduleVersion", step.moduleVersion().toString());
        object.put("late", step.late());
        object.put("reversible", step.reversible());
        object.put("reason", step.reason().orElse(null));
        object.put("statements", step.statements());
        return object;
    }

    public static Map<String, @Nullable Object> outcome(Outcome outcome) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("action", outcome.step().action().toString());
        object.putAll(script(outcome.step().script()));
        object.put("result", outcome.result().name().toLowerCase(Locale.ROOT));
        object.put("durationMillis", outcome.duration().toMillis());
        object.put("finding", outcome.finding().map(Json::finding).orElse(null));
        return object;
    }

    public static Map<String, @Nullable Object> holder(LeaseHolder holder) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("holder", holder.holder());
        object.put("since", holder.since().toString());
        object.put("doing", holder.doing());
        object.put("heartbeatAt", holder.heartbeatAt().toString());
        object.put("expiresAt", holder.expiresAt().toString());
        object.put("expired", holder.expired());
        object.put("session", holder.session().name().toLowerCase(Locale.ROOT));
        return object;
    }

    private static Map<String, @Nullable Object> script(ScriptId script) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("script", script.toString());
        object.put("module", script.module().value());
        object.put("group", script.group().name().text());
        object.put("name", script.name());
        return object;
    }
}
