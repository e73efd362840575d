/** H2 2.x in its regular mode. */
@NullMarked
package dev.banister.engine.dialect.h2;

import org.jspecify.annotations.NullMarked;
