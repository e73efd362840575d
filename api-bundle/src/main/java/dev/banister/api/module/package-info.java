/**
 * What a module author writes and is handed.
 *
 * <p>Authors implement {@link dev.banister.api.module.MigrationGroup} and extend
 * {@link dev.banister.api.module.Migration} or {@link dev.banister.api.module.ReversibleMigration}; Banister implements {@link dev.banister.api.module.Database}. A module of
 * SQL files alone needs nothing of this but, with bnd, {@link dev.banister.api.module.ProvideMigrations}. A script is
 * called by one thread at a time. Nothing accepts or returns {@code null} unless it says so. The package only ever
 * grows, so that an archived module can always be taken down again.
 */
@Export
@Version("1.1.0")
@NullMarked
package dev.banister.api.module;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
