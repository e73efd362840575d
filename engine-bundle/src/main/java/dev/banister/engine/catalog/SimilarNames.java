package dev.banister.engine.catalog;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Groups of one module whose names are too like each other. */
final class SimilarNames {

    private SimilarNames() {}

    /** @param groups in the module's order, no two with one name */
    static List<Finding> check(ModuleId module, List<OfferedGroup> groups) {
        List<GroupName> names = groups.stream().map(group -> group.id().name()).toList();
        List<Finding> findings = new ArrayList<>();
        clusters(names, SimilarNames::place).forEach((place, same) -> findings.add(duplicate(module, place, same)));
        clusters(names, GroupName::description)
                .forEach((description, same) -> findings.add(similar(module, description, same)));
        return findings;
    }

    /** What may stand in front of one name only; a date alone may stand in front of several. */
    private static String place(GroupName name) {
        return switch (name.spelling()) {
            case DATE -> name.text();
            case TIMESTAMP, SHORT_TIMESTAMP -> "time " + name.instant().orElseThrow();
            case NUMBER -> "number " + name.number().orElseThrow();
        };
    }

    private static Map<String, List<GroupName>> clusters(List<GroupName> names, Function<GroupName, String> key) {
        Map<String, List<GroupName>> byKey =
                names.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
        byKey.values().removeIf(cluster -> cluster.size() < 2);
        return byKey;
    }

    private static Finding duplicate(ModuleId module, String place, List<GroupName> same) {
        return CatalogFindings.error(
                        FindingCodes.DUPLICATE_GROUP,
                        Place.of(module),
                        same.size() + " groups of the module have the " + place,
                        "Give all but one of them another number or time; 'banister create --renumber DIR GROUP'"
                                + " does it.")
                .because(facts(same));
    }

    private static Finding similar(ModuleId module, String description, List<GroupName> same) {
        GroupName last = same.get(same.size() - 1);
        return Finding.of(
                        FindingCodes.SIMILAR_GROUP,
                        Severity.WARNING,
                        Place.of(module).group(last.text()),
                        same.size() + " groups of the module are called '" + description + "'",
                        "If one is a copy of the other, take it out; else give it a name that says what it does.")
                .because(facts(same));
    }

    private static String[] facts(List<GroupName> names) {
        return names.stream().map(GroupName::text).toArray(String[]::new);
    }
}
