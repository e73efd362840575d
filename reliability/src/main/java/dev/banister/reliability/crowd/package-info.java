/** Several runners at once on one database, each a process of its own: every script is run exactly once. */
@NullMarked
package dev.banister.reliability.crowd;

import org.jspecify.annotations.NullMarked;
