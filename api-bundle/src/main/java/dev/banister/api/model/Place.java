package dev.banister.api.model;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Where a finding was made: from the whole host down to a line of a file. Instances are values. */
public final class Place {

    private static final Place HOST = new Place(null, null, null, null, 0, 0);

    private final @Nullable ModuleId module;
    private final @Nullable String group;
    private final @Nullable String script;
    private final @Nullable String file;
    private final int statement;
    private final int line;

    private Place(
            @Nullable ModuleId module,
            @Nullable String group,
            @Nullable String script,
            @Nullable String file,
            int statement,
            int line) {
        this.module = module;
        this.group = group;
        this.script = script;
        this.file = file;
        this.statement = statement;
        this.line = line;
    }

    /** No module in particular. */
    public static Place host() {
        return HOST;
    }

    public static Place of(ModuleId module) {
        return new Place(Objects.requireNonNull(module, "module"), null, null, null, 0, 0);
    }

    public static Place of(GroupId group) {
        return of(group.module()).group(group.name().text());
    }

    public static Place of(ScriptId script) {
        return of(script.group()).script(script.name());
    }

    /** The same place, narrowed to a group; its text need not be a valid group name. */
    public Place group(String text) {
        return new Place(module, Objects.requireNonNull(text, "group"), script, file, statement, line);
    }

    /** The same place, narrowed to a script; its text need not be a valid script name. */
    public Place script(String text) {
        return new Place(module, group, Objects.requireNonNull(text, "script"), file, statement, line);
    }

    /** The same place, narrowed to a file inside the module's bundle. */
    public Place file(String path) {
        return new Place(module, group, script, Objects.requireNonNull(path, "file"), statement, line);
    }

    /** The same place, narrowed to a statement, counted from 1. */
    public Place statement(int number) {
        return new Place(module, group, script, file, number, line);
    }

    /** The same place, narrowed to a line of the file, counted from 1. */
    public Place line(int number) {
        return new Place(module, group, script, file, statement, number);
    }

    public Optional<ModuleId> module() {
        return Optional.ofNullable(module);
    }

    public Optional<String> group() {
        return Optional.ofNullable(group);
    }

    public Optional<String> script() {
        return Optional.ofNullable(script);
    }

    public Optional<String> file() {
        return Optional.ofNullable(file);
    }

    public OptionalInt statement() {
        return statement == 0 ? OptionalInt.empty() : OptionalInt.of(statement);
    }

    public OptionalInt line() {
        return line == 0 ? OptionalInt.empty() : OptionalInt.of(line);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Place place
                && Objects.equals(module, place.module)
                && Objects.equals(group, place.group)
                && Objects.equals(script, place.script)
                && Objects.equals(file, place.file)
                && statement == place.statement
                && line == place.line;
    }

    @Override
    public int hashCode() {
        return Objects.hash(module, group, script, file, statement, line);
    }

    /** For instance {@code org.example.news/2010-11-29-news/news, news.up.sql:7, statement 2}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        append(text, "", module);
        append(text, "/", group);
        append(text, "/", script);
        append(text, text.isEmpty() ? "" : ", ", file);
        if (line != 0) {
            append(text, file != null ? ":" : text.isEmpty() ? "line " : ", line ", line);
        }
        if (statement != 0) {
            append(text, text.isEmpty() ? "statement " : ", statement ", statement);
        }
        return text.isEmpty() ? "host" : text.toString();
    }

    private static void append(StringBuilder text, String before, @Nullable Object part) {
        if (part != null) {
            text.append(before).append(part);
        }
    }
}
