package dev.banister.engine.catalog;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.Place;
import dev.banister.engine.script.ScriptReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What came of one module's offer. */
record ModuleReading(ModuleOffer offer, OfferedModule module, List<Finding> findings) {

    static ModuleReading of(ModuleOffer offer, ScriptReader reader, List<String> variants) {
        FolderIndex index = new FolderIndex(offer.files(), offer.path());
        List<Finding> findings = new ArrayList<>(offer.findings());
        GroupReader groups =
                new GroupReader(offer.id(), index, new SqlFiles(offer.files(), reader, variants), findings::add);
        List<OfferedGroup> offered = new ArrayList<>();
        owners(offer, index, findings).forEach((name, owner) -> offered.add(groups.read(owner, name)));
        findings.addAll(SimilarNames.check(offer.id(), offered));
        return new ModuleReading(offer, new OfferedModule(offer.id(), offer.version(), offered), findings);
    }

    /** Which offer a group is taken from, in the module's order. */
    private static SortedMap<GroupName, GroupOffer> owners(
            ModuleOffer offer, FolderIndex index, List<Finding> findings) {
        SortedMap<GroupName, GroupOffer> owners = new TreeMap<>();
        Place module = Place.of(offer.id());
        // Code owns the folder of its group; beyond that the order only has to be the same every time.
        List<GroupOffer> codeFirst = offer.groups().stream()
                .sorted(Comparator.comparing(GroupOffer::folder)
                        .thenComparing(GroupOffer::name)
                        .thenComparing(ModuleReading::describe))
                .toList();
        for (GroupOffer group : codeFirst) {
            Optional<GroupName> name = name(group, module, index, findings);
            if (name.isPresent()) {
                GroupOffer owner = owners.putIfAbsent(name.get(), group);
                if (owner != null && owner.folder() == group.folder()) {
                    findings.add(twice(module, group, index));
                }
            }
        }
        return owners;
    }

    private static String describe(GroupOffer group) {
        StringBuilder text = new StringBuilder().append(group.requires());
        group.scripts()
                .forEach(script -> text.append(' ').append(script.getClass().getName()));
        return text.toString();
    }

    private static Optional<GroupName> name(GroupOffer group, Place module, FolderIndex index, List<Finding> findings) {
        try {
            return Optional.of(GroupName.of(group.name()));
        } catch (IllegalArgumentException invalid) {
            boolean wellFormed = GroupName.isWellFormed(group.name());
            Place place = module.group(group.name());
            String remedy = group.folder()
                    ? "Rename " + location(group, index) + " to YYYY-MM-DD-name" + ending(location(group, index)) + "."
                    : "Change the name in @Group, or the service property banister.group, to YYYY-MM-DD-name.";
            findings.add(CatalogFindings.error(
                    wellFormed ? FindingCodes.GROUP_WITHOUT_DATE : FindingCodes.INVALID_NAME,
                    group.folder() ? place.file(location(group, index)) : place,
                    String.valueOf(invalid.getMessage()),
                    remedy));
            return Optional.empty();
        }
    }

    /** What a file keeps when it is renamed: it is the up or the down of something. */
    private static String ending(String location) {
        int dot = location.indexOf('.', location.lastIndexOf('/') + 1);
        return dot >= 0 && location.endsWith(".sql") ? location.substring(dot) : "";
    }

    /** The folder of a group, or the file that is one. */
    private static String location(GroupOffer group, FolderIndex index) {
        return index.single(group.name())
                .filter(single -> !index.folders().containsKey(group.name()))
                .map(ScriptFiles::anyPath)
                .orElse(index.in(group.name()));
    }

    private static Finding twice(Place module, GroupOffer group, FolderIndex index) {
        if (!group.folder()) {
            return CatalogFindings.error(
                    FindingCodes.DUPLICATE_GROUP,
                    module,
                    "two services of the module are the group " + group.name(),
                    "Give one of the two another name in @Group.");
        }
        String file = index.single(group.name()).map(ScriptFiles::anyPath).orElse(index.in(group.name()));
        return CatalogFindings.error(
                FindingCodes.DUPLICATE_GROUP,
                module.file(file),
                "a folder and a file are both the group " + group.name(),
                "Move " + file + " into the folder, or rename it.");
    }
}
