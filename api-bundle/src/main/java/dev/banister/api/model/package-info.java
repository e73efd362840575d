/**
 * The words every other package speaks: identities, states, findings and the exception family.
 *
 * <p>Module authors, front ends and the engine all use these types; nobody but Banister implements them. Everything
 * here is immutable and safe for use by several threads. Nothing accepts or returns {@code null}. The package only
 * ever grows, so that a module compiled against its first version keeps working.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.banister.api.model;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
