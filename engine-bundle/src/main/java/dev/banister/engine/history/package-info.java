/**
 * What has been applied to a database: the state, read as a snapshot, and the log that is only ever added to.
 */
@NullMarked
package dev.banister.engine.history;

import org.jspecify.annotations.NullMarked;
