/** PostgreSQL 13 and newer, and what speaks like it. */
@NullMarked
package dev.banister.engine.dialect.postgresql;

import org.jspecify.annotations.NullMarked;
