package dev.banister.engine.plan;

import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.Step;
import dev.banister.api.model.Finding;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.ScriptId;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.catalog.OfferedGroup;
import dev.banister.engine.catalog.OfferedModule;
import dev.banister.engine.catalog.OfferedScript;
import dev.banister.engine.catalog.Requirement;
import dev.banister.engine.history.HistorySnapshot;
import dev.banister.engine.script.Directives;
import dev.banister.engine.script.SqlScript;
import dev.banister.engine.script.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Draws catalogs: {@code module("a").group("2024-01-01-x").requires("b")}; refinements speak of the last group. */
final class Sketch {

    private final ModuleId id;
    private final List<OfferedGroup> groups = new ArrayList<>();
    private ModuleVersion version = ModuleVersion.parse("1.0.0");

    private Sketch(String id) {
        this.id = new ModuleId(id);
    }

    static Sketch module(String id) {
        return new Sketch(id);
    }

    static Catalog catalog(Sketch... modules) {
        return catalog(List.of(), modules);
    }

    static Catalog catalog(List<Finding> findings, Sketch... modules) {
        return new Catalog(Arrays.stream(modules).map(Sketch::offer).toList(), findings, "drawn");
    }

    /**
     * <pre>
     *   b/02 ---> a/01      c/03 ---> b/02      b/04, a/05 require nothing
     * </pre>
     */
    static Catalog tower() {
        return catalog(
                module("a").group("2024-01-01-x", "one", "two").group("2024-01-05-x"),
                module("b").group("2024-01-02-x").requires("a/2024-01-01-x").group("2024-01-04-x"),
                module("c").group("2024-01-03-x").requires("b/2024-01-02-x"));
    }

    /** The steps as one reads them in a listing: {@code + a/2024-01-01-x/x}. */
    static List<String> steps(MigrationPlan plan) {
        return plan.planned().stream()
                .map(step -> step.action().sign() + " " + step.script())
                .toList();
    }

    static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }

    static MigrationPlan plan(Catalog catalog, HistorySnapshot history, PlanRequest request) {
        return new Planner(catalog, history).plan(request);
    }

    /** What there is once a catalog has been applied from the start. */
    static HistorySnapshot applied(Catalog catalog) {
        return Replay.on(HistorySnapshot.EMPTY).run(catalog, PlanRequest.up()).snapshot();
    }

    Sketch version(String text) {
        version = ModuleVersion.parse(text);
        return this;
    }

    /** One script named as the group's description, unless others are given. */
    Sketch group(String name, String... scripts) {
        GroupId group = GroupId.parse(id + "/" + name);
        List<String> names = scripts.length == 0 ? List.of(group.name().description()) : List.of(scripts);
        groups.add(new OfferedGroup(
                group,
                names.stream()
                        .map(script -> script(group.script(script), "1", true))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty()));
        return this;
    }

    Sketch requires(String... texts) {
        OfferedGroup last = last();
        return put(last, last.scripts(), parse(texts), last.afterIfPresent(), last.conflicts(), last.formerly());
    }

    Sketch afterIfPresent(String... texts) {
        OfferedGroup last = last();
        return put(last, last.scripts(), last.requires(), parse(texts), last.conflicts(), last.formerly());
    }

    Sketch conflicts(String... texts) {
        OfferedGroup last = last();
        return put(last, last.scripts(), last.requires(), last.afterIfPresent(), parse(texts), last.formerly());
    }

    Sketch formerly(String old) {
        OfferedGroup last = last();
        Optional<GroupId> formerly = Optional.of(GroupId.parse(old));
        return put(last, last.scripts(), last.requires(), last.afterIfPresent(), last.conflicts(), formerly);
    }

    Sketch irreversible() {
        return scripts("1", false);
    }

    /** Another text for the ups of the last group. */
    Sketch edited(String mark) {
        return scripts(mark, true);
    }

    private Sketch scripts(String mark, boolean reversible) {
        OfferedGroup last = last();
        List<OfferedScript> scripts = last.scripts().stream()
                .map(script -> script(script.id(), mark, reversible))
                .toList();
        return put(last, scripts, last.requires(), last.afterIfPresent(), last.conflicts(), last.formerly());
    }

    private Sketch put(
            OfferedGroup old,
            List<OfferedScript> scripts,
            List<Requirement> requires,
            List<Requirement> after,
            List<Requirement> conflicts,
            Optional<GroupId> formerly) {
        groups.set(groups.size() - 1, new OfferedGroup(old.id(), scripts, requires, after, conflicts, formerly));
        return this;
    }

    private OfferedGroup last() {
        return groups.get(groups.size() - 1);
    }

    private static List<Requirement> parse(String... texts) {
        return Arrays.stream(texts).map(Requirement::parse).toList();
    }

    OfferedModule offer() {
        return new OfferedModule(id, version, groups);
    }

    static OfferedScript script(ScriptId id, String mark, boolean reversible) {
        String path = "migrations/" + id.group().name() + "/" + id.name();
        SqlScript up = text(path + ".up.sql", "up-" + mark, "CREATE TABLE " + id.name());
        Optional<SqlScript> down = reversible
                ? Optional.of(text(path + ".down.sql", "down", "DROP TABLE " + id.name()))
                : Optional.empty();
        return new OfferedScript.Sql(id, up, down);
    }

    private static SqlScript text(String file, String checksum, String sql) {
        Statement statement = new Statement(1, 1, sql, Optional.empty(), "hash", Statement.Kind.STRUCTURE);
        return new SqlScript(file, checksum, List.of(statement), Directives.NONE);
    }

    static ScriptId script(String id) {
        return ScriptId.parse(id);
    }

    static List<ScriptId> scripts(MigrationPlan plan, Step.Action action) {
        return plan.planned().stream()
                .filter(step -> step.action() == action)
                .map(PlannedStep::script)
                .toList();
    }
}
