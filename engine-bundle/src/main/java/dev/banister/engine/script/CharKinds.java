package dev.banister.engine.script;

import dev.banister.engine.script.ScriptSyntax.Trait;

/** What a character may begin in a syntax. */
final class CharKinds {

    static final byte SIGN = 0;
    static final byte BLANK = 1;
    static final byte WORD = 2;
    static final byte QUOTE = 3;
    static final byte DASH = 4;
    static final byte SLASH = 5;
    static final byte HASH = 6;
    static final byte DOLLAR = 7;
    static final byte BRACKET = 8;
    static final byte BACKSLASH = 9;
    static final byte STAR = 10;

    private static final int ASCII = 0x80;

    private final byte[] ascii = new byte[ASCII];
    private final boolean foreignBlanks;

    CharKinds(ScriptSyntax syntax) {
        foreignBlanks = syntax.has(Trait.FOREIGN_BLANKS);
        for (char c = 0; c < ASCII; c++) {
            ascii[c] = c <= ' ' ? BLANK : isWord(c) ? WORD : SIGN;
        }
        ascii['\''] = QUOTE;
        ascii['"'] = QUOTE;
        ascii['-'] = DASH;
        ascii['/'] = SLASH;
        set(syntax.has(Trait.BACKTICK_NAMES), '`', QUOTE);
        set(syntax.has(Trait.HASH_COMMENTS), '#', HASH);
        set(syntax.has(Trait.DOLLAR_BODIES) || syntax.has(Trait.DOLLAR_TAGS), '$', DOLLAR);
        set(syntax.has(Trait.BRACKET_NAMES), '[', BRACKET);
        set(syntax.has(Trait.BACKSLASH_COMMANDS), '\\', BACKSLASH);
        set(syntax.has(Trait.EXECUTABLE_COMMENTS), '*', STAR);
    }

    private void set(boolean applies, char c, byte kind) {
        if (applies) {
            ascii[c] = kind;
        }
    }

    private static boolean isWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
    }

    byte of(char c) {
        return c < ASCII ? ascii[c] : foreign(c);
    }

    boolean isNamePart(char c) {
        byte kind = of(c);
        return kind == WORD || kind == DOLLAR;
    }

    private byte foreign(char c) {
        if (!foreignBlanks) {
            return WORD;
        }
        return Character.isSpaceChar(c) ? BLANK : Character.isJavaIdentifierPart(c) ? WORD : SIGN;
    }
}
