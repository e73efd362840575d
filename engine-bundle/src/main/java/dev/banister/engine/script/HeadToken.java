package dev.banister.engine.script;

import dev.banister.engine.script.Aim.Name;
import dev.banister.engine.script.ScriptSyntax.Trait;
import dev.banister.engine.script.TokenScanner.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A token of a statement, without comments.
 *
 * @param word in upper case, or the sign; empty text for what stands in quotes
 * @param name that it can be, if it can
 */
record HeadToken(String word, Optional<Name> name) {

    static List<HeadToken> all(ScriptSyntax syntax, String sql) {
        Window window = Window.of(sql);
        TokenScanner scanner = new TokenScanner(syntax, window, new LineCounter(window), new ScriptNotes());
        List<HeadToken> tokens = new ArrayList<>();
        while (!scanner.atEnd()) {
            Token token = scanner.read();
            String text = sql.substring(scanner.start(), scanner.position());
            switch (token) {
                case WORD ->
                    tokens.add(new HeadToken(text.toUpperCase(Locale.ROOT), Optional.of(new Name(text, false))));
                case SIGN -> tokens.add(new HeadToken(text, Optional.empty()));
                case QUOTED -> tokens.add(new HeadToken("", quotedName(syntax, text)));
                case GAP, HIDDEN -> {
                    // Belongs to no word.
                }
            }
        }
        return tokens;
    }

    private static Optional<Name> quotedName(ScriptSyntax syntax, String text) {
        char quote = text.charAt(0);
        boolean quotesName = quote == '`' || quote == '[' || (quote == '"' && !syntax.has(Trait.BACKSLASHES));
        if (!quotesName || text.length() < 2) {
            return Optional.empty();
        }
        char behind = text.charAt(text.length() - 1);
        String inside = text.substring(1, text.length() - 1);
        return Optional.of(new Name(inside.replace("" + behind + behind, "" + behind), true));
    }
}
