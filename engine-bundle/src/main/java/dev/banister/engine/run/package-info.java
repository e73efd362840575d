/**
 * Runs a plan: lease, transactions, statements, outcomes. It never decides what to run.
 */
@NullMarked
package dev.banister.engine.run;

import org.jspecify.annotations.NullMarked;
