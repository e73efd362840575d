package dev.banister.api.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * What this group cannot live with: {@code module} or {@code module/group}. While that is applied, or about to be, this
 * group is refused.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@ComponentPropertyType
public @interface Conflicts {

    /** Prefix of the service property, which is {@code banister.conflicts}. */
    String PREFIX_ = "banister.";

    String[] value();
}
