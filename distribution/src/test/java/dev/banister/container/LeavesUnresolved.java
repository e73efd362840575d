package dev.banister.container;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The test is about bundles that cannot be resolved: these, by their symbolic names. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface LeavesUnresolved {

    String[] value();
}
