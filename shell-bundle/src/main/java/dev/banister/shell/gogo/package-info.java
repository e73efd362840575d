/** The command tree in the Gogo shell. Its components wait for Gogo, so that the bundle works where there is none. */
@NullMarked
package dev.banister.shell.gogo;

import org.jspecify.annotations.NullMarked;
