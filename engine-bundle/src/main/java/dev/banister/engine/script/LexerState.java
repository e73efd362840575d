package dev.banister.engine.script;

/**
 * All that the lexer knows between two statements.
 *
 * @param offset in the whole text
 * @param line that the offset is on
 * @param delimiter what ends a statement from here on
 */
record LexerState(long offset, int line, StatementDelimiter delimiter) {}
