/** Tries what the engine promises about crashes and faults, and prints figures. */
@NullMarked
package dev.banister.reliability;

import org.jspecify.annotations.NullMarked;
