package dev.banister.api.admin;

import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ScriptId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What an admin asks for, before anybody has looked at what there is. Immutable; the methods that refine a request
 * return a new one.
 *
 * <p>A target is written as on the command line: a group name or a unique prefix of one, {@code YYYY-MM-DD} (to the end
 * of that day, UTC), 14 digits or {@code yymmdd_hhmmss}, other bare digits for a number, {@code v1.2} for what that
 * version knows, {@code 0} for nothing.
 */
public final class PlanRequest {

    /** What is to be done. */
    public enum Action {
        /** Apply what is pending. */
        UP,
        /** Revert what is applied. */
        DOWN,
        /** Apply and revert, so that exactly what the target names is applied. */
        TO,
        /** Revert and apply again. */
        REDO,
        /** Change the record to what the target names, without running anything. */
        MARK,
        /** Leave a script out for good, or take it in again. */
        IGNORE,
        /** Take a changed script as it is now. */
        ACCEPT,
        /** Settle a script that is in doubt or has failed half-way. */
        RESOLVE
    }

    private static final String ALL = "--all";

    private final Action action;
    private final @Nullable ModuleId module;
    private final @Nullable ScriptId script;
    private final @Nullable String target;
    private final int steps;
    private final boolean cascade;
    private final boolean affirmative;
    private final String because;

    private PlanRequest(
            Action action,
            @Nullable ModuleId module,
            @Nullable ScriptId script,
            @Nullable String target,
            int steps,
            boolean cascade,
            boolean affirmative,
            String because) {
        this.action = action;
        this.module = module;
        this.script = script;
        this.target = target;
        this.steps = steps;
        this.cascade = cascade;
        this.affirmative = affirmative;
        this.because = because;
    }

    private static PlanRequest of(Action action, @Nullable ModuleId module, @Nullable String target) {
        return new PlanRequest(action, module, null, target, 0, false, true, "");
    }

    private static PlanRequest of(Action action, ScriptId script, boolean affirmative, String because) {
        return new PlanRequest(
                action,
                script.module(),
                script,
                null,
                0,
                false,
                affirmative,
                Objects.requireNonNull(because, "because"));
    }

    /** Apply all that is pending on the host. */
    public static PlanRequest up() {
        return of(Action.UP, null, null);
    }

    /** Apply all that is pending in one module, and what that requires of others. */
    public static PlanRequest up(ModuleId module) {
        return of(Action.UP, Objects.requireNonNull(module, "module"), null);
    }

    /** Revert the last applied group of one module; refine with {@link #steps}, {@link #target} or {@link #cascade}. */
    public static PlanRequest down(ModuleId module) {
        return of(Action.DOWN, Objects.requireNonNull(module, "module"), null);
    }

    /** Revert everything on the host, or with {@link #target} what is later than a date. */
    public static PlanRequest downEverything() {
        return of(Action.DOWN, null, null);
    }

    /** Apply and revert, so that exactly the module's groups up to the target are applied. */
    public static PlanRequest to(ModuleId module, String target) {
        return of(Action.TO, Objects.requireNonNull(module, "module"), Objects.requireNonNull(target, "target"));
    }

    /** The same for the whole host; the target is a date or {@code 0}. */
    public static PlanRequest everythingTo(String target) {
        return of(Action.TO, null, Objects.requireNonNull(target, "target"));
    }

    /** Revert and apply the last applied group of one module again; refine with {@link #steps} or {@link #cascade}. */
    public static PlanRequest redo(ModuleId module) {
        return of(Action.REDO, Objects.requireNonNull(module, "module"), null);
    }

    /** Record the module as being at the target, running nothing. */
    public static PlanRequest mark(ModuleId module, String target) {
        return of(Action.MARK, Objects.requireNonNull(module, "module"), Objects.requireNonNull(target, "target"));
    }

    /** Record one script as applied, running nothing. */
    public static PlanRequest mark(ScriptId script) {
        return of(Action.MARK, script, true, "");
    }

    /** Leave a script out for good. */
    public static PlanRequest ignore(ScriptId script, String because) {
        return of(Action.IGNORE, script, true, because);
    }

    /** Take an ignored script in again. */
    public static PlanRequest unignore(ScriptId script) {
        return of(Action.IGNORE, script, false, "");
    }

    /** Take a changed script as it is now. */
    public static PlanRequest accept(ScriptId script, String because) {
        return of(Action.ACCEPT, script, true, because);
    }

    /** Settle the statement that a script stopped at: it was executed, or it was not. */
    public static PlanRequest resolve(ScriptId script, boolean executed) {
        return of(Action.RESOLVE, script, executed, "");
    }

    /** So many groups; at least 1. */
    public PlanRequest steps(int groups) {
        if (groups < 1) {
            throw new IllegalArgumentException("steps must be at least 1, not " + groups);
        }
        return new PlanRequest(action, module, script, target, groups, cascade, affirmative, because);
    }

    /** As far as that; going down, the group it names stays applied. */
    public PlanRequest target(String text) {
        return new PlanRequest(
                action, module, script, Objects.requireNonNull(text, "target"), steps, cascade, affirmative, because);
    }

    /** Going down, nothing of the module stays applied: as the target {@code 0}. */
    public PlanRequest all() {
        return target(ALL);
    }

    /** Going down, also take down what others have applied on top. */
    public PlanRequest cascade() {
        return new PlanRequest(action, module, script, target, steps, true, affirmative, because);
    }

    public Action action() {
        return action;
    }

    /** The module that is meant; empty for the whole host. */
    public Optional<ModuleId> module() {
        return Optional.ofNullable(module);
    }

    /** The one script that is meant, if it is one. */
    public Optional<ScriptId> script() {
        return Optional.ofNullable(script);
    }

    public Optional<String> target() {
        return Optional.ofNullable(ALL.equals(target) ? "0" : target);
    }

    public OptionalInt steps() {
        return steps == 0 ? OptionalInt.empty() : OptionalInt.of(steps);
    }

    public boolean isCascading() {
        return cascade;
    }

    /** For {@link Action#IGNORE}: leave out rather than take in; for {@link Action#RESOLVE}: executed. Else true. */
    public boolean isAffirmative() {
        return affirmative;
    }

    /** The reason that was given, for the record; may be empty. */
    public String because() {
        return because;
    }

    /** As it would be written on the command line. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>(List.of(action.name().toLowerCase(Locale.ROOT)));
        if (script != null) {
            words.add(script.toString());
        } else if (module != null) {
            words.add(module.toString());
        } else if (action != Action.UP) {
            words.add("--everything");
        }
        if (target != null) {
            boolean alone = action == Action.TO || action == Action.MARK || target.equals(ALL);
            words.add(alone ? target : "--to " + target);
        }
        if (steps != 0) {
            words.add(action == Action.REDO ? Integer.toString(steps) : "--steps " + steps);
        }
        if (cascade) {
            words.add("--cascade");
        }
        if (action == Action.RESOLVE) {
            words.add(affirmative ? "--executed" : "--not-executed");
        } else if (!affirmative) {
            words.add("--undo");
        }
        if (!because.isEmpty()) {
            words.add("--because '" + because.replace("'", "'\\''") + "'");
        }
        return String.join(" ", words);
    }
}
