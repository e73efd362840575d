/**
 * The only room that knows OSGi: trackers, the extender, components, configuration, and the reducer. It translates; what
 * has an algorithm stands elsewhere.
 */
@Capability(
        namespace = "osgi.extender",
        name = ModuleConstants.EXTENDER_NAME,
        version = ModuleConstants.EXTENDER_VERSION)
@NullMarked
package dev.banister.engine.osgi;

import dev.banister.api.module.ModuleConstants;
import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Capability;
