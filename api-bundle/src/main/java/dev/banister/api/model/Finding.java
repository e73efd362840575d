package dev.banister.api.model;

import java.util.List;
import java.util.Objects;

/**
 * Something an author or an admin should know: data, not text on a screen. Findings are collected and shown all at
 * once, so that the first never hides the second. (After bnd's {@code Reporter} and Atlas' diagnostics.)
 *
 * <p>Its four parts answer what happened ({@link #text}), where ({@link #place}), why ({@link #reasons}: usually the
 * two facts that differ) and what to do ({@link #remedy}).
 */
public final class Finding {

    private final String code;
    private final Severity severity;
    private final Place place;
    private final String text;
    private final List<String> reasons;
    private final String remedy;

    private Finding(String code, Severity severity, Place place, String text, List<String> reasons, String remedy) {
        this.code = Objects.requireNonNull(code, "code");
        this.severity = Objects.requireNonNull(severity, "severity");
        this.place = Objects.requireNonNull(place, "place");
        this.text = Objects.requireNonNull(text, "text");
        this.reasons = List.copyOf(reasons);
        this.remedy = Objects.requireNonNull(remedy, "remedy");
    }

    public static Finding of(String code, Severity severity, Place place, String text, String remedy) {
        return new Finding(code, severity, place, text, List.of(), remedy);
    }

    /** The same finding with the facts that explain it, each a line of its own. */
    public Finding because(String... facts) {
        return new Finding(code, severity, place, text, List.of(facts), remedy);
    }

    /** A stable word such as {@code duplicate-group}, documented in {@code docs/findings.md}. */
    public String code() {
        return code;
    }

    public Severity severity() {
        return severity;
    }

    public Place place() {
        return place;
    }

    /** What happened: one sentence without a full stop. */
    public String text() {
        return text;
    }

    /** Why: the facts behind it; empty where the text says it all. */
    public List<String> reasons() {
        return reasons;
    }

    /** What to do: an edit or a command. */
    public String remedy() {
        return remedy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Finding finding
                && code.equals(finding.code)
                && severity == finding.severity
                && place.equals(finding.place)
                && text.equals(finding.text)
                && reasons.equals(finding.reasons)
                && remedy.equals(finding.remedy);
    }

    @Override
    public int hashCode() {
        return Objects.hash(code, severity, place, text, reasons, remedy);
    }

    /** All four parts over several lines. */
    @Override
    public String toString() {
        StringBuilder all = new StringBuilder();
        all.append(place).append(": ").append(text).append(" [").append(code).append(']');
        reasons.forEach(reason -> all.append("\n  ").append(reason));
        return all.append("\n  ").append(remedy).toString();
    }
}
