package dev.banister.api.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Names the group that a component of type {@link MigrationGroup} is, for instance
 * {@code 2013-11-11-migrate-attachments}; the spellings are those of {@link dev.banister.api.model.GroupName}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@ComponentPropertyType
public @interface Group {

    /** Prefix of the service property, which is {@code banister.group}. */
    String PREFIX_ = "banister.";

    String value();
}
