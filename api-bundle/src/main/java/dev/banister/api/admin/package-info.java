/**
 * The front door for admins: ask for a plan, look at it, run it; ask what is and what was.
 *
 * <p>Shells, pages and hosts use {@link dev.banister.api.admin.MigrationService}; Banister implements all interfaces
 * here but {@link dev.banister.api.admin.RunListener}. What is handed out is an immutable snapshot and safe for use by
 * several threads. Nothing accepts or returns {@code null}.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.banister.api.admin;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
