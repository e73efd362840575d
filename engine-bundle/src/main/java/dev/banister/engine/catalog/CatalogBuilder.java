package dev.banister.engine.catalog;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleVersion;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.script.ScriptReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes a {@link Catalog} of what modules offer, with every finding at once. The result is the same for every order of
 * the offers. Immutable and safe for use by several threads.
 */
public final class CatalogBuilder {

    private final ScriptReader reader;
    private final List<String> variants;

    /** @param variants that suit the database, the most specific one first */
    public CatalogBuilder(ScriptReader reader, List<String> variants) {
        this.reader = Objects.requireNonNull(reader, "reader");
        this.variants = List.copyOf(variants);
    }

    public Catalog build(Collection<ModuleOffer> offers) {
        SortedMap<ModuleId, List<ModuleOffer>> byModule =
                offers.stream().collect(Collectors.groupingBy(ModuleOffer::id, TreeMap::new, Collectors.toList()));
        List<OfferedModule> modules = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<ModuleId, List<ModuleOffer>> each : byModule.entrySet()) {
            ModuleReading chosen = choose(each.getValue());
            modules.add(chosen.module());
            findings.addAll(chosen.findings());
            if (each.getValue().size() > 1) {
                findings.add(twoVersions(each.getValue(), chosen.offer()));
            }
        }
        findings.addAll(new FormerNames(modules).findings());
        findings.sort(CatalogFindings.ORDER);
        return new Catalog(modules, findings, CatalogFingerprint.of(modules, findings));
    }

    /** The highest version; of two with the same version the one whose fingerprint or place comes first, as good as any. */
    private ModuleReading choose(List<ModuleOffer> offers) {
        ModuleVersion highest = offers.stream()
                .map(ModuleOffer::version)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return offers.stream()
                .filter(offer -> offer.version().equals(highest))
                .map(offer -> ModuleReading.of(offer, reader, variants))
                .min(Comparator.comparing((ModuleReading reading) ->
                                CatalogFingerprint.of(List.of(reading.module()), reading.findings()))
                        .thenComparing(reading -> where(reading.offer())))
                .orElseThrow();
    }

    private static Finding twoVersions(List<ModuleOffer> offers, ModuleOffer chosen) {
        List<ModuleOffer> others = new ArrayList<>(offers);
        others.remove(chosen);
        List<String> reasons = new ArrayList<>();
        reasons.add("offers its groups: " + chosen.version() + where(chosen));
        others.stream()
                .sorted(Comparator.comparing(ModuleOffer::version).thenComparing(CatalogBuilder::where))
                .forEach(other -> reasons.add("does not: " + other.version() + where(other)));
        return Finding.of(
                        FindingCodes.TWO_VERSIONS,
                        Severity.WARNING,
                        Place.of(chosen.id()),
                        "the module is there " + offers.size() + " times",
                        "Uninstall the bundle that you do not want, or take its jar out of the folder of modules.")
                .because(reasons.toArray(String[]::new));
    }

    private static String where(ModuleOffer offer) {
        return offer.origin().map(place -> ", " + place).orElse("");
    }
}
