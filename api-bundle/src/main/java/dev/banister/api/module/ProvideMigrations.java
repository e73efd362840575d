package dev.banister.api.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Requirement;

/**
 * Makes a bundle that is built with bnd a module: put on its {@code package-info}, it writes the requirement on the
 * migrations extender into the manifest, so that the resolver, not a README, pulls the engine in.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PACKAGE, ElementType.TYPE})
@Requirement(
        namespace = "osgi.extender",
        name = ModuleConstants.EXTENDER_NAME,
        version = ModuleConstants.EXTENDER_VERSION)
public @interface ProvideMigrations {

    /** The databases of the host that the module's groups are for, unless they name others; every one if it is empty. */
    @Attribute(ModuleConstants.DATABASE_ATTRIBUTE)
    String[] database() default {};
}
