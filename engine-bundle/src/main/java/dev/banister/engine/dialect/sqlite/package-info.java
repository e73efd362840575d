/** SQLite 3.53 and newer. */
@NullMarked
package dev.banister.engine.dialect.sqlite;

import org.jspecify.annotations.NullMarked;
