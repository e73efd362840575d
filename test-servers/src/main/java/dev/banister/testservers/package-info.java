/**
 * Real databases for tests, with nothing installed: PostgreSQL and MariaDB as servers that start at first use and stop
 * with the JVM, SQLite and H2 in a file. For tests only; everything listens on 127.0.0.1 alone.
 */
@NullMarked
package dev.banister.testservers;

import org.jspecify.annotations.NullMarked;
