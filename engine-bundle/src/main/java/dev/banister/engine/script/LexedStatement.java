package dev.banister.engine.script;

/**
 * A statement as the lexer cut it out of its file.
 *
 * @param canonical the text with comments left out and white space between tokens made one blank
 * @param control what is to be refused, or taken as a wrapping
 */
record LexedStatement(int line, String text, String canonical, Statement.Kind kind, TransactionControl control) {}
