package dev.banister.api.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * What must be applied before this group may run, each in one of three forms: {@code module/group}; {@code module} (all
 * its undated groups, and those dated on or before this one); {@code module;version=[1.2,2)}. A requirement may be met by
 * the history although its module is no longer installed.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@ComponentPropertyType
public @interface Requires {

    /** Prefix of the service property, which is {@code banister.requires}. */
    String PREFIX_ = "banister.";

    String[] value();
}
