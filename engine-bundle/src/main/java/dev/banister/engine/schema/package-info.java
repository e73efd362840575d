/**
 * What a database holds, as data, and operations on it, as data: each says what it changes, and its inverse is computed
 * from what was there before. Names are as the database stores them. Pure.
 */
@NullMarked
package dev.banister.engine.schema;

import org.jspecify.annotations.NullMarked;
