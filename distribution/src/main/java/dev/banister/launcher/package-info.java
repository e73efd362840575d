/**
 * Starts the OSGi framework: as a host that watches its folders, or for one command. Plain Java on the class path; it
 * knows neither the engine nor the shell, only the services and framework properties that they agree on.
 */
@NullMarked
package dev.banister.launcher;

import org.jspecify.annotations.NullMarked;
