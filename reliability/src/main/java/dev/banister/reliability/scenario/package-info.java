/** What is run and disturbed: modules, and the commands of an admin. */
@NullMarked
package dev.banister.reliability.scenario;

import org.jspecify.annotations.NullMarked;
