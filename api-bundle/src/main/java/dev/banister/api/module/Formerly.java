package dev.banister.api.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * The name that this group, or {@code module/group} if its module was renamed too, had when it was first shipped. A
 * database that knows it by that name takes it for this group.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@ComponentPropertyType
public @interface Formerly {

    /** Prefix of the service property, which is {@code banister.formerly}. */
    String PREFIX_ = "banister.";

    String value();
}
