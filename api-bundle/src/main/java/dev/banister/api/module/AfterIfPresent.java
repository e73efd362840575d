package dev.banister.api.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * What comes before this group where it is offered at all: {@code module} or {@code module/group}. Orders without
 * requiring.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@ComponentPropertyType
public @interface AfterIfPresent {

    /** Prefix of the service property, which is {@code banister.after.if.present}. */
    String PREFIX_ = "banister.";

    String[] value();
}
