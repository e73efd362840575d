/**
 * The right to run migrations on a database: claimed, renewed, fenced and released.
 */
@NullMarked
package dev.banister.engine.lease;

import org.jspecify.annotations.NullMarked;
