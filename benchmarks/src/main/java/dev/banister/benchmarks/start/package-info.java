/** How long a host takes from the start of the JVM until it has nothing left to do, and how much memory it holds then. */
@NullMarked
package dev.banister.benchmarks.start;

import org.jspecify.annotations.NullMarked;
