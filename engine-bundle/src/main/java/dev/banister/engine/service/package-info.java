/**
 * Puts catalog, planner, history and runner of one database together behind the front door.
 */
@NullMarked
package dev.banister.engine.service;

import org.jspecify.annotations.NullMarked;
