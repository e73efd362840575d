/**
 * What people and pipelines read: lines, tables and findings in text, and the same as JSON. Knows nothing of commands.
 */
@NullMarked
package dev.banister.shell.output;

import org.jspecify.annotations.NullMarked;
