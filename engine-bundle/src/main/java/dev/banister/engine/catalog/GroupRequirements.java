package dev.banister.engine.catalog;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.GroupId;
import dev.banister.api.model.GroupName;
import dev.banister.api.model.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what one group asks of others; what cannot be understood is a finding. */
final class GroupRequirements {

    private static final String FORMS = "module/group, module or module;version=[1.2,2)";
    private static final String FORMS_WITHOUT_VERSION = "module/group or module";

    private final GroupId group;
    private final Place place;
    private final Consumer<Finding> findings;

    /** @param place where the texts stand */
    GroupRequirements(GroupId group, Place place, Consumer<Finding> findings) {
        this.group = group;
        this.place = place;
        this.findings = findings;
    }

    List<Requirement> requires(List<String> texts) {
        List<Requirement> requirements = parse("requires", FORMS, texts);
        requirements.removeIf(requirement -> {
            boolean dateless = requirement instanceof Requirement.OnModule
                    && group.name().instant().isEmpty();
            if (dateless) {
                bad(
                        "requires=" + requirement + " in a group without a date",
                        "a module is required up to the date of the group that asks",
                        "Name the group: requires=" + requirement + "/GROUP.");
            }
            return dateless;
        });
        return requirements;
    }

    List<Requirement> afterIfPresent(List<String> texts) {
        return withoutVersions("after-if-present", texts);
    }

    List<Requirement> conflicts(List<String> texts) {
        return withoutVersions("conflicts", texts);
    }

    Optional<GroupId> formerly(String text) {
        String name = text.trim();
        try {
            GroupId former =
                    name.indexOf('/') >= 0 ? GroupId.parse(name) : new GroupId(group.module(), GroupName.of(name));
            if (!former.equals(group)) {
                return Optional.of(former);
            }
            bad("formerly=" + text, "that is the name that the group has", "Take it out, or write the former name.");
        } catch (IllegalArgumentException bad) {
            bad("formerly=" + text, bad.getMessage(), "Write it as group or module/group.");
        }
        return Optional.empty();
    }

    private List<Requirement> withoutVersions(String key, List<String> texts) {
        List<Requirement> requirements = parse(key, FORMS_WITHOUT_VERSION, texts);
        requirements.removeIf(requirement -> {
            boolean version = requirement instanceof Requirement.OnVersion;
            if (version) {
                bad(
                        key + "=" + requirement,
                        "only requires= may ask for a version",
                        "Write it as " + FORMS_WITHOUT_VERSION + ".");
            }
            return version;
        });
        return requirements;
    }

    private List<Requirement> parse(String key, String forms, List<String> texts) {
        List<Requirement> requirements = new ArrayList<>();
        for (String text : texts) {
            try {
                requirements.add(Requirement.parse(text));
            } catch (IllegalArgumentException bad) {
                bad(key + "=" + text, bad.getMessage(), "Write it as " + forms + ".");
            }
        }
        return requirements;
    }

    private void bad(String what, @Nullable String why, String remedy) {
        findings.accept(CatalogFindings.error(FindingCodes.BAD_REQUIREMENT, place, "cannot take " + what, remedy)
                .because(String.valueOf(why)));
    }
}
