package dev.banister.engine.script;

import java.util.EnumSet;
import java.util.Set;

/**
 * How one database product writes its scripts: what the lexer has to know to find the ends of statements, and to tell what
 * a statement does. Immutable.
 */
public final class ScriptSyntax {

    /** What not every product has. */
    enum Trait {
        /** {@code //} begins a comment that goes to the end of the line. */
        SLASH_COMMENTS,
        /** So does {@code #}. */
        HASH_COMMENTS,
        /** {@code --} begins a comment only in front of a blank, a control character or the end. */
        DASHES_NEED_BLANK,
        /** A comment may hold another one. */
        NESTED_COMMENTS,
        /** {@code /*! … *}{@code /} and {@code /*M! … *}{@code /} are code. */
        EXECUTABLE_COMMENTS,
        /** {@code $$ … $$} is a text. */
        DOLLAR_BODIES,
        /** {@code $tag$ … $tag$} is a text, also with an empty tag. */
        DOLLAR_TAGS,
        /** {@code E'…'} is a text in which a backslash takes away the meaning of what follows. */
        ESCAPE_TEXTS,
        /** A backslash does so in every text, and {@code "} quotes a text. */
        BACKSLASHES,
        /** {@code `} quotes a name. */
        BACKTICK_NAMES,
        /** {@code [} and {@code ]} quote a name. */
        BRACKET_NAMES,
        /** Blanks beyond ASCII part words; elsewhere every character beyond ASCII is part of a name. */
        FOREIGN_BLANKS,
        /** A backslash begins a command of the product's own client. */
        BACKSLASH_COMMANDS,
        /** So does a dot in front of a statement. */
        DOT_COMMANDS,
        /** {@code DELIMITER} in front of a statement is for the client, and names what ends a statement from there on. */
        DELIMITER_LINES
    }

    /** Of H2 2.x in its regular mode. */
    public static final ScriptSyntax H2 = new ScriptSyntax(
            EnumSet.of(
                    Trait.SLASH_COMMENTS,
                    Trait.NESTED_COMMENTS,
                    Trait.DOLLAR_BODIES,
                    Trait.BACKTICK_NAMES,
                    Trait.FOREIGN_BLANKS),
            new H2Grammar());

    /** Of PostgreSQL with {@code standard_conforming_strings}, which is its default. */
    public static final ScriptSyntax POSTGRESQL = new ScriptSyntax(
            EnumSet.of(Trait.NESTED_COMMENTS, Trait.DOLLAR_TAGS, Trait.ESCAPE_TEXTS, Trait.BACKSLASH_COMMANDS),
            new PostgresqlGrammar());

    /** Of MariaDB and MySQL without the modes ANSI_QUOTES, NO_BACKSLASH_ESCAPES and ORACLE. */
    public static final ScriptSyntax MARIADB = new ScriptSyntax(
            EnumSet.of(
                    Trait.HASH_COMMENTS,
                    Trait.DASHES_NEED_BLANK,
                    Trait.EXECUTABLE_COMMENTS,
                    Trait.BACKSLASHES,
                    Trait.BACKTICK_NAMES,
                    Trait.BACKSLASH_COMMANDS,
                    Trait.DELIMITER_LINES),
            new MariadbGrammar());

    /** Of SQLite 3. */
    public static final ScriptSyntax SQLITE = new ScriptSyntax(
            EnumSet.of(Trait.BACKTICK_NAMES, Trait.BRACKET_NAMES, Trait.DOT_COMMANDS), new SqliteGrammar());

    private final Set<Trait> traits;
    private final Grammar grammar;

    ScriptSyntax(Set<Trait> traits, Grammar grammar) {
        this.traits = Set.copyOf(traits);
        this.grammar = grammar;
    }

    boolean has(Trait trait) {
        return traits.contains(trait);
    }

    Grammar grammar() {
        return grammar;
    }
}
