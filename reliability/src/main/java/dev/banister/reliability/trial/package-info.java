/** One disturbed run: how it is cut, how an admin goes on, what it is compared with. */
@NullMarked
package dev.banister.reliability.trial;

import org.jspecify.annotations.NullMarked;
