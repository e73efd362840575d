package dev.banister.engine.osgi;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.api.module.MigrationGroup;
import dev.banister.api.module.ModuleConstants;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;

/**
 * The groups that bundles declare as components and that are not there: without this, a group that waits for a service
 * would be missing in silence, and an upgrade would look complete.
 */
final class DeclaredGroups {

    private final ServiceComponentRuntime components;

    /** A group that is declared and not there. */
    record Absent(Bundle bundle, Finding finding) {}

    DeclaredGroups(ServiceComponentRuntime components) {
        this.components = components;
    }

    /** Those of the given bundles, each with the reason. */
    List<Absent> absent(Collection<Bundle> bundles) {
        List<Absent> absent = new ArrayList<>();
        for (Bundle bundle : bundles) {
            for (ComponentDescriptionDTO component : components.getComponentDescriptionDTOs(bundle)) {
                if (Arrays.asList(component.serviceInterfaces).contains(MigrationGroup.class.getName())) {
                    List<String> reasons = reasons(component);
                    if (!reasons.isEmpty()) {
                        absent.add(new Absent(bundle, finding(BundleModule.idOf(bundle), component, reasons)));
                    }
                }
            }
        }
        return absent;
    }

    private List<String> reasons(ComponentDescriptionDTO component) {
        Collection<ComponentConfigurationDTO> configurations = components.getComponentConfigurationDTOs(component);
        if (configurations.isEmpty()) {
            return List.of("the component " + component.name + " is not enabled");
        }
        return configurations.stream()
                .flatMap(configuration -> reasons(component, configuration).stream())
                .toList();
    }

    private static List<String> reasons(ComponentDescriptionDTO component, ComponentConfigurationDTO configuration) {
        return switch (configuration.state) {
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
                List.of("the component " + component.name + " waits for a configuration of the PID "
                        + String.join(", ", component.configurationPid));
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                Arrays.stream(configuration.unsatisfiedReferences)
                        .map(unsatisfied -> "the component " + component.name + " waits for a service "
                                + interfaceOf(component, unsatisfied.name)
                                + (unsatisfied.target == null ? "" : " " + unsatisfied.target)
                                + " (reference " + unsatisfied.name + ")")
                        .toList();
            case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                List.of("the component " + component.name
                        + " could not be activated: "
                        + String.valueOf(configuration.failure)
                                .lines()
                                .findFirst()
                                .orElse(""));
            default -> List.of();
        };
    }

    private static String interfaceOf(ComponentDescriptionDTO component, String reference) {
        return Arrays.stream(component.references)
                .filter(declared -> declared.name.equals(reference))
                .map((ReferenceDTO declared) -> declared.interfaceName)
                .findFirst()
                .orElse("");
    }

    private static Finding finding(ModuleId module, ComponentDescriptionDTO component, List<String> reasons) {
        Object name = component.properties.get(ModuleConstants.GROUP);
        return Finding.of(
                        FindingCodes.GROUP_NOT_AVAILABLE,
                        Severity.ERROR,
                        name instanceof String group ? Place.of(module).group(group) : Place.of(module),
                        "the group " + (name == null ? component.name : name)
                                + " is declared and not available, so the module is held up",
                        "Provide what the component waits for; the module goes on by itself then.")
                .because(reasons.toArray(String[]::new));
    }
}
