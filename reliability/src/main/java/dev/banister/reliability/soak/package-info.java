/**
 * Long random use: any command on any modules, and after each of them the database is compared with a model that knows
 * nothing of the engine's planner.
 */
@NullMarked
package dev.banister.reliability.soak;

import org.jspecify.annotations.NullMarked;
