/**
 * Catalog, history and request to a plan; catalog and history to what an admin is shown. Pure: no connection, no clock.
 */
@NullMarked
package dev.banister.engine.plan;

import org.jspecify.annotations.NullMarked;
