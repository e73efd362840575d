package dev.banister.engine.catalog;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.Severity;
import dev.banister.engine.script.ScriptReader;
import dev.banister.engine.script.SqlScript;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Finds and reads the files of a script in SQL. */
final class SqlScriptReader {

    private final FolderIndex index;
    private final SqlFiles files;
    private final Consumer<Finding> findings;

    SqlScriptReader(FolderIndex index, SqlFiles files, Consumer<Finding> findings) {
        this.index = index;
        this.files = files;
        this.findings = findings;
    }

    /**
     * Empty if there is no up that can be split into statements.
     *
     * @param mayBeSingle may the group be a file of its own?
     */
    Optional<ScriptOrder.Entry> read(ScriptId id, boolean mayBeSingle) {
        Optional<ScriptFiles> found = find(id, mayBeSingle);
        if (found.isEmpty()) {
            findings.accept(missing(id));
            return Optional.empty();
        }
        Optional<SqlScript> up = up(id, found.get());
        Optional<SqlScript> down = down(id, found.get());
        return up.map(script -> new ScriptOrder.Entry(
                new OfferedScript.Sql(id, script, down), script.directives().after()));
    }

    private Optional<ScriptFiles> find(ScriptId id, boolean mayBeSingle) {
        String group = id.group().name().text();
        Optional<ScriptFiles> inFolder = index.inFolder(group, id.name());
        return mayBeSingle && group.equals(id.name()) ? inFolder.or(() -> index.single(group)) : inFolder;
    }

    private Optional<SqlScript> up(ScriptId id, ScriptFiles script) {
        if (!script.hasUp()) {
            findings.accept(downWithoutUp(id, script));
            return Optional.empty();
        }
        Optional<String> path = script.up(files.variants());
        if (path.isEmpty()) {
            findings.accept(noVariant(id, script.upVariants(), Severity.ERROR, "up", "cannot be applied"));
            return Optional.empty();
        }
        return read(id, path.get()).script();
    }

    /** A down that must not be run is as good as none, and its finding says why. */
    private Optional<SqlScript> down(ScriptId id, ScriptFiles script) {
        Optional<String> path = script.down(files.variants());
        if (path.isEmpty()) {
            if (script.hasDown()) {
                findings.accept(noVariant(id, script.downVariants(), Severity.WARNING, "down", "cannot be reverted"));
            }
            return Optional.empty();
        }
        ScriptReader.Reading reading = read(id, path.get());
        if (reading.script().isPresent()
                && !reading.script().get().directives().after().isEmpty()) {
            findings.accept(afterInDown(id, path.get()));
        }
        return reading.isSound() ? reading.script() : Optional.empty();
    }

    private ScriptReader.Reading read(ScriptId id, String path) {
        ScriptReader.Reading reading = files.read(Place.of(id), path);
        reading.findings().forEach(findings);
        return reading;
    }

    private Finding missing(ScriptId id) {
        String path = index.in(id.group().name() + "/" + id.name() + SqlFileName.UP);
        return CatalogFindings.error(
                FindingCodes.MISSING_FILE,
                Place.of(id).file(path),
                "the group names a script in SQL that has no file",
                "Add " + path + ", or take the script out of scripts().");
    }

    private static Finding downWithoutUp(ScriptId id, ScriptFiles script) {
        String down = script.anyPath();
        return CatalogFindings.error(
                FindingCodes.MISSING_FILE,
                Place.of(id).file(down),
                "there is a down without an up",
                "Add the file " + id.name() + SqlFileName.UP + " beside it, or correct the name of the down.");
    }

    private Finding noVariant(ScriptId id, List<String> there, Severity severity, String direction, String effect) {
        return Finding.of(
                        FindingCodes.NO_VARIANT,
                        severity,
                        Place.of(id),
                        "the script has no " + direction + " for this database and " + effect,
                        "Add " + id.name() + "." + direction
                                + ".sql for every database, or one for this database alone: "
                                + files.variants().stream()
                                        .map(variant -> id.name() + "." + direction + "." + variant + ".sql")
                                        .collect(Collectors.joining(", "))
                                + ".")
                .because(
                        "there is one for: " + CatalogFindings.list(there),
                        "this database takes: " + CatalogFindings.list(files.variants()));
    }

    private static Finding afterInDown(ScriptId id, String path) {
        return Finding.of(
                FindingCodes.BAD_DIRECTIVE,
                Severity.WARNING,
                Place.of(id).file(path),
                "after= has no effect in a down: scripts are reverted in the reverse order",
                "Move it to the head of the up.");
    }
}
