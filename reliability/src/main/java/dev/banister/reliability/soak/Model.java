package dev.banister.reliability.soak;

import dev.banister.api.admin.PlanRequest;
import dev.banister.reliability.soak.Row.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What every command is expected to do to the history, and what that holds then. For one thread. */
final class Model {

    private static final int DATE = "2020-01-01".length();

    private final Modules modules;
    private final ModelTables tables;
    private final Map<Script, Row> rows = new LinkedHashMap<>();
    private final List<String> log = new ArrayList<>();

    Model(Modules modules) {
        this.modules = modules;
        this.tables = new ModelTables(modules);
    }

    ModelTables tables() {
        return tables;
    }

    Past past() {
        return new Past(modules, rows.values());
    }

    /** Every event there has been. */
    List<String> log() {
        return log;
    }

    Foreseen foresee(PlanRequest request) {
        String module = request.module().map(Object::toString).orElse("");
        Predicate<Group> target = request.target().map(Model::upTo).orElse(group -> true);
        int most = request.steps().orElse(Integer.MAX_VALUE);
        Downwards down = new Downwards(past(), request.isCascading());
        OnPaper paper = new OnPaper(past());
        return switch (request.action()) {
            case UP ->
                Foreseen.of(
                        module.isEmpty()
                                ? new Upwards(past()).everything(target, most)
                                : new Upwards(past()).module(module, target, most));
            case DOWN ->
                request.target().isPresent() || module.isEmpty()
                        ? down.allBut(module, request.target().isPresent() ? target : group -> false)
                        : down.last(module, request.steps().orElse(1));
            case TO -> down.exactly(module, target);
            case REDO -> down.redo(module, request.steps().orElse(1));
            case MARK -> request.script().isPresent() ? paper.markOne(script(request)) : paper.mark(module, target);
            case IGNORE -> request.isAffirmative() ? paper.ignore(script(request)) : paper.unignore(script(request));
            case ACCEPT, RESOLVE -> throw new IllegalArgumentException("nothing ever changes or fails here");
        };
    }

    /** No two groups are of one day. */
    private static Predicate<Group> upTo(String text) {
        if (text.equals("0")) {
            return group -> false;
        }
        LocalDate last = LocalDate.parse(text.substring(0, DATE));
        return group -> !group.date().isAfter(last);
    }

    private Script script(PlanRequest request) {
        String id = request.script().orElseThrow().toString();
        return modules.scripts().stream()
                .filter(script -> script.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    void take(Act act) {
        Script script = act.script();
        String kind = switch (act.action()) {
            case APPLY -> {
                tables.up(script);
                put(act, State.APPLIED);
                yield "APPLIED";
            }
            case REVERT -> {
                tables.down(script);
                rows.remove(script);
                yield "REVERTED";
            }
            case MARK -> {
                put(act, State.MARKED);
                yield "MARKED";
            }
            case IGNORE -> {
                put(act, State.IGNORED);
                yield "IGNORED";
            }
            case UNMARK -> {
                rows.remove(script);
                yield "UNMARKED";
            }
            case UNIGNORE -> {
                rows.remove(script);
                yield "UNIGNORED";
            }
            case ACCEPT, RESOLVE -> throw new IllegalArgumentException(act.toString());
        };
        log.add(log.size() + 1 + " " + kind + " " + script.id());
    }

    private void put(Act act, State state) {
        rows.put(act.script(), new Row(act.script(), state, log.size() + 1L, act.late(), act.required()));
    }
}
