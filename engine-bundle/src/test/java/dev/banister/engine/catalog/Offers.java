package dev.banister.engine.catalog;

import dev.banister.api.model.GroupId;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.ScriptId;
import dev.banister.api.module.Database;
import dev.banister.api.module.Migration;
import dev.banister.engine.script.ScriptReader;
import dev.banister.engine.script.ScriptSyntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes what modules offer, and the catalog of it on H2. */
final class Offers {

    static final ModuleId MODULE = new ModuleId("org.example.news");
    static final GroupId GROUP = GroupId.parse("org.example.news/2013-11-11-news");

    private Offers() {}

    static FilesInMemory both() {
        return FilesInMemory.of("migrations/2013-11-11-news/a.up.sql", "migrations/2013-11-11-news/a.down.sql");
    }

    static ModuleOffer folder(FilesInMemory files) {
        return offer(MODULE, ModuleVersion.ZERO, files);
    }

    static ModuleOffer version(String version, String... paths) {
        return offer(MODULE, ModuleVersion.parse(version), FilesInMemory.of(paths));
    }

    static ModuleOffer offer(ModuleId id, ModuleVersion version, FilesInMemory files) {
        MigrationsFolder.Found found = MigrationsFolder.read(id, files, "migrations");
        return new ModuleOffer(id, version, "migrations", files, found.groups(), found.findings());
    }

    static ModuleOffer code(String group, Migration... scripts) {
        return code(FilesInMemory.none(), group, scripts);
    }

    /** As a host sees it: the folder is found as well. */
    static ModuleOffer code(FilesInMemory files, String group, Migration... scripts) {
        List<GroupOffer> groups = new ArrayList<>(
                MigrationsFolder.read(MODULE, files, "migrations").groups());
        groups.add(new GroupOffer(
                group, false, List.of(), List.of(), List.of(), Optional.empty(), Arrays.asList(scripts)));
        return module(files, groups.toArray(GroupOffer[]::new));
    }

    static ModuleOffer module(FilesInMemory files, GroupOffer... groups) {
        return new ModuleOffer(MODULE, ModuleVersion.ZERO, "migrations", files, List.of(groups), List.of());
    }

    static Catalog build(ModuleOffer... offers) {
        return new CatalogBuilder(new ScriptReader(ScriptSyntax.H2), List.of("h2")).build(List.of(offers));
    }

    static List<OfferedScript> scripts(Catalog catalog) {
        return catalog.group(GROUP).orElseThrow().scripts();
    }

    static OfferedScript.Sql sql(Catalog catalog, String id) {
        return (OfferedScript.Sql) catalog.script(ScriptId.parse(id)).orElseThrow();
    }

    static class Reversible extends Migration {
        @Override
        public void up(Database db) {}

        @Override
        public void down(Database db) {}
    }

    static final class Irreversible extends Migration {
        @Override
        public void up(Database db) {}

        @Override
        public int version() {
            return 7;
        }
    }

    static final class InheritsDown extends Reversible {}

    static final class AfterReversible extends Reversible {
        AfterReversible() {
            executeAfter("Reversible");
        }
    }

    static final class FailsToSayItsVersion extends Reversible {
        @Override
        public int version() {
            throw new NoClassDefFoundError("org/example/Gone");
        }
    }

    static final class FailsToSayItsName extends Reversible {
        @Override
        public String name() {
            throw new IllegalStateException("no name today");
        }
    }
}
