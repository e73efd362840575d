/** A bundle that has the place of the engine and does nothing but open the database; see {@code StandInJar}. */
@NullMarked
package dev.banister.benchmarks.start.standin;

import org.jspecify.annotations.NullMarked;
