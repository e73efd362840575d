/** Programs that measure what Banister costs, each a {@code main} that prints its figures. */
@NullMarked
package dev.banister.benchmarks;

import org.jspecify.annotations.NullMarked;
