package dev.banister.api.module;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A dated, named set of scripts of one module: the unit of ordering and of requirements. Published as a service whose
 * property {@value ModuleConstants#GROUP} is its name; with Declarative Services, {@link Group} sets it.
 */
@ConsumerType
public interface MigrationGroup {

    /**
     * The scripts of this group, in the order in which they run unless {@link Migration#executeAfter} says otherwise.
     * Called once for each revision of the bundle, before anything runs; it must touch neither database nor network.
     */
    List<Migration> scripts();
}
