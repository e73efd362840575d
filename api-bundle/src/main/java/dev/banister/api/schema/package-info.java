/**
 * The structure language: tables, columns, types, indexes and keys, said once for every database. What a database cannot
 * honour is an error that says so; nothing is silently left out or put otherwise.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.banister.api.schema;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
