package dev.banister.api.model;

import java.util.Objects;
import java.util.regex.Pattern;

/** The characters and lengths that names may have. */
final class Names {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");
    private static final Pattern SYMBOLIC_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

    private Names() {}

    static String requireName(String what, String text, int most) {
        return require(NAME, "letters, digits, '_' and '-', beginning with a letter or digit", what, text, most);
    }

    static String requireSymbolicName(String what, String text, int most) {
        return require(
                SYMBOLIC_NAME, "letters, digits, '_', '-' and '.', beginning with a letter or digit", what, text, most);
    }

    static boolean isName(String text, int most) {
        return text.length() <= most && NAME.matcher(text).matches();
    }

    private static String require(Pattern pattern, String allowed, String what, String text, int most) {
        Objects.requireNonNull(text, what);
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(what + " '" + text + "' may only have " + allowed);
        }
        if (text.length() > most) {
            throw new IllegalArgumentException(
                    what + " '" + text + "' has " + text.length() + " characters; at most " + most + " are allowed");
        }
        return text;
    }
}
