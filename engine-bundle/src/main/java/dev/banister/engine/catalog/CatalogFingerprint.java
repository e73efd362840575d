package dev.banister.engine.catalog;

import dev.banister.api.model.Finding;
import dev.banister.api.model.Severity;
import dev.banister.engine.script.Digest;
import dev.banister.engine.script.SqlScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tells one state of the catalog from every other, as far as a plan depends on it. */
final class CatalogFingerprint {

    private final List<String> facts = new ArrayList<>();

    private CatalogFingerprint() {}

    /** The order of neither modules nor findings matters; that of scripts does. */
    static String of(List<OfferedModule> modules, List<Finding> findings) {
        CatalogFingerprint fingerprint = new CatalogFingerprint();
        modules.stream().sorted(Comparator.comparing(OfferedModule::id)).forEach(fingerprint::add);
        findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(Finding::toString)
                .sorted()
                .forEach(text -> fingerprint.add("finding", text));
        return new Digest().of(fingerprint.facts);
    }

    private void add(String key, Object value) {
        facts.add(key);
        facts.add(value.toString());
    }

    private void add(OfferedModule module) {
        add("module", module.id());
        add("version", module.version());
        module.groups().forEach(this::add);
    }

    private void add(OfferedGroup group) {
        add("group", group.id());
        group.requires().forEach(each -> add("requires", each));
        group.afterIfPresent().forEach(each -> add("after-if-present", each));
        group.conflicts().forEach(each -> add("conflicts", each));
        group.formerly().ifPresent(each -> add("formerly", each));
        group.scripts().forEach(this::add);
    }

    private void add(OfferedScript script) {
        add("script", script.id());
        add("checksum", script.checksum());
        add("down", script.reversible() ? script.downChecksum() : "none");
        if (script instanceof OfferedScript.Sql sql) {
            add(sql.up());
            Optional<SqlScript> down = sql.down();
            down.ifPresent(this::add);
        }
    }

    // Not part of the checksum, but of what a run does and records.
    private void add(SqlScript script) {
        add("file", script.file());
        add("directives", script.directives());
    }
}
