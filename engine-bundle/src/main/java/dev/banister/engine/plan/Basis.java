package dev.banister.engine.plan;

import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersion;
import dev.banister.engine.catalog.Catalog;
import dev.banister.engine.catalog.OfferedModule;
import dev.banister.engine.history.HistorySnapshot;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a plan was made from, without any of an author's objects: enough to tell later whether it is still so, and if not, what
 * has changed.
 *
 * @param catalog the fingerprint of all that was offered
 * @param modules what each module offered
 */
public record Basis(String catalog, Map<ModuleId, Offered> modules, HistorySnapshot history) {

    /** Of nothing at all. */
    public static final Basis NONE = of(Catalog.EMPTY, HistorySnapshot.EMPTY);

    /**
     * What one module offered.
     *
     * @param scripts two that differ are of different scripts; two that are equal mostly are not
     */
    public record Offered(ModuleVersion version, int scripts) {

        static Offered of(OfferedModule module) {
            return new Offered(
                    module.version(),
                    module.groups().stream()
                            .flatMap(group -> group.scripts().stream())
                            .map(script -> script.id() + script.checksum() + script.downChecksum())
                            .toList()
                            .hashCode());
        }
    }

    public static Basis of(Catalog catalog, HistorySnapshot history) {
        Map<ModuleId, Offered> modules = catalog.modules().stream()
                .collect(Collectors.toMap(OfferedModule::id, Offered::of, (one, other) -> one, TreeMap::new));
        return new Basis(catalog.fingerprint(), modules, history);
    }

    /** Of all that a plan depends on: two that are equal make equal plans of equal requests. */
    public String fingerprint() {
        return catalog + "@" + history.fingerprint();
    }
}
