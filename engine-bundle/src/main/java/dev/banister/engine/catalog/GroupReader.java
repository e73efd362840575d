package dev.banister.engine.catalog;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.Place;
import dev.banister.api.model.ScriptId;
import dev.banister.api.module.Migration;
import dev.banister.api.module.SqlMigration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Turns the offer of a group into the group: its scripts in order, and what it asks of others. */
final class GroupReader {

    private final ModuleId module;
    private final FolderIndex index;
    private final SqlScriptReader sqlScripts;
    private final FolderOwnership ownership;
    private final Consumer<Finding> findings;

    GroupReader(ModuleId module, FolderIndex index, SqlFiles files, Consumer<Finding> findings) {
        this.module = module;
        this.index = index;
        this.sqlScripts = new SqlScriptReader(index, files, findings);
        this.ownership = new FolderOwnership(index, findings);
        this.findings = findings;
    }

    OfferedGroup read(GroupOffer offer, GroupName name) {
        GroupId id = new GroupId(module, name);
        Place place = Place.of(id);
        GroupRequirements requirements = new GroupRequirements(id, requirementsPlace(offer, place), findings);
        return new OfferedGroup(
                id,
                scripts(offer, id),
                requirements.requires(offer.requires()),
                requirements.afterIfPresent(offer.afterIfPresent()),
                requirements.conflicts(offer.conflicts()),
                offer.formerly().flatMap(requirements::formerly));
    }

    private Place requirementsPlace(GroupOffer offer, Place place) {
        return Optional.ofNullable(index.folders().get(offer.name()))
                .filter(folder -> offer.folder())
                .flatMap(GroupFolder::properties)
                .map(place::file)
                .orElse(place);
    }

    private List<OfferedScript> scripts(GroupOffer offer, GroupId group) {
        Set<String> names = new HashSet<>();
        Set<String> inSql = new HashSet<>();
        List<ScriptOrder.Entry> entries = new ArrayList<>();
        for (Migration migration : offer.scripts()) {
            Optional<ScriptId> id = id(migration, group, names);
            if (id.isPresent() && migration instanceof SqlMigration) {
                inSql.add(id.get().name());
                sqlScripts.read(id.get(), offer.folder()).ifPresent(entries::add);
            } else if (id.isPresent()) {
                java(id.get(), migration).ifPresent(entries::add);
            }
        }
        if (offer.scripts().isEmpty()) {
            findings.accept(empty(offer, group));
        }
        if (!offer.folder()) {
            ownership.check(group, names, inSql);
        }
        return new ScriptOrder(group, names, findings).order(entries);
    }

    private Optional<ScriptId> id(Migration migration, GroupId group, Set<String> names) {
        try {
            String name = migration.name();
            Place place = Place.of(group).script(name);
            ScriptId id = group.script(name);
            if (!names.add(name)) {
                findings.accept(duplicate(place));
                return Optional.empty();
            }
            return Optional.of(id);
        } catch (IllegalArgumentException invalid) {
            findings.accept(invalidName(migration, group, String.valueOf(invalid.getMessage())));
            return Optional.empty();
        } catch (RuntimeException | LinkageError failed) {
            findings.accept(failed(Place.of(group), migration, failed));
            return Optional.empty();
        }
    }

    private Optional<ScriptOrder.Entry> java(ScriptId id, Migration migration) {
        try {
            boolean reversible = JavaScripts.isReversible(migration);
            String checksum = JavaScripts.checksum(migration);
            OfferedScript script = new OfferedScript.Java(id, migration, checksum, reversible);
            return Optional.of(new ScriptOrder.Entry(script, migration.after()));
        } catch (RuntimeException | LinkageError failed) {
            findings.accept(failed(Place.of(id), migration, failed));
            return Optional.empty();
        }
    }

    private Finding invalidName(Migration migration, GroupId group, String reason) {
        Place place = Place.of(group);
        if (!(migration instanceof SqlMigration sql)) {
            return CatalogFindings.error(
                    FindingCodes.INVALID_NAME,
                    place,
                    reason,
                    "Make the script a class with a name of its own; nested and anonymous ones need one too.");
        }
        Optional<String> file =
                index.inFolder(group.name().toString(), sql.name()).map(ScriptFiles::anyPath);
        return CatalogFindings.error(
                FindingCodes.INVALID_NAME,
                file.map(place::file).orElse(place),
                reason,
                file.map(path -> "Rename " + path + ", and its up or down along with it.")
                        .orElse("Name the script as its file is named, without .up.sql."));
    }

    private static Finding duplicate(Place place) {
        return CatalogFindings.error(
                FindingCodes.DUPLICATE_SCRIPT,
                place,
                "two scripts of the group have this name",
                "Rename the class or the SQL file of one of them, or name it only once in scripts().");
    }

    private static Finding failed(Place place, Migration migration, Throwable failed) {
        return CatalogFindings.error(
                        FindingCodes.GROUP_FAILED,
                        place,
                        "the script " + migration.getClass().getName() + " failed when it was looked at",
                        "Let name(), version() and the constructor return plain values and load nothing else.")
                .because(String.valueOf(failed));
    }

    private Finding empty(GroupOffer offer, GroupId group) {
        Place place = Place.of(group);
        return CatalogFindings.error(
                FindingCodes.EMPTY_GROUP,
                offer.folder() ? place.file(index.in(offer.name())) : place,
                "the group has no scripts",
                offer.folder()
                        ? "Put " + index.in(offer.name() + "/NAME" + SqlFileName.UP) + " there, or take the folder out."
                        : "Let scripts() return at least one script, or take the component out.");
    }
}
