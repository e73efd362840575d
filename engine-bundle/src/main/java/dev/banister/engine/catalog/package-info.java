/**
 * What the installed modules offer now, as an immutable {@link dev.banister.engine.catalog.Catalog} with findings. Pure: a
 * bundle is seen through the port {@link dev.banister.engine.catalog.ModuleFiles}.
 */
@NullMarked
package dev.banister.engine.catalog;

import org.jspecify.annotations.NullMarked;
