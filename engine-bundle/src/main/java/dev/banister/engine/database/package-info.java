/**
 * The {@link dev.banister.api.module.Database} that a running script is handed.
 */
@NullMarked
package dev.banister.engine.database;

import org.jspecify.annotations.NullMarked;
