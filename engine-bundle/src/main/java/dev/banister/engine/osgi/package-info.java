/**
 * The only room that knows OSGi: trackers, the extender, components, configuration, and the reducer. It translates; what
 * has an algorithm stands elsewhere.
 */
@NullMarked
package dev.banister.engine.osgi;

import org.jspecify.annotations.NullMarked;
