/**
 * SQL text to statements: the lexer, directives in a script's head, checksums. Pure: no connection, no clock, no files.
 */
@NullMarked
package dev.banister.engine.script;

import org.jspecify.annotations.NullMarked;
