package dev.banister.engine.script;

import dev.banister.engine.script.ScriptNotes.DirectiveComment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the directives of a script's head: {@code key=value}, several to a line, parted by blanks or commas. The value
 * of {@code after} may itself be a list with commas. What is wrong is collected, each with its line.
 */
final class DirectiveParser {

    /** What is known, for messages. */
    static final String KNOWN = "after=SCRIPT[,SCRIPT…], transaction=true|false, delimiter=SIGNS, lock-timeout=5s"
            + " (or ms, m), statement-timeout=10m (or ms, s), placeholders=on|off";

    /** A directive that cannot be understood. */
    record Problem(int line, String text) {}

    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final List<String> after = new ArrayList<>();
    private boolean transaction = Directives.NONE.transaction();
    private StatementDelimiter delimiter = StatementDelimiter.SEMICOLON;
    private Optional<String> delimiterText = Directives.NONE.delimiter();
    private Optional<Duration> lockTimeout = Directives.NONE.lockTimeout();
    private Optional<Duration> statementTimeout = Directives.NONE.statementTimeout();
    private boolean placeholders = Directives.NONE.placeholders();

    DirectiveParser(List<DirectiveComment> head) {
        head.forEach(this::read);
    }

    Directives directives() {
        return new Directives(after, transaction, delimiterText, lockTimeout, statementTimeout, placeholders);
    }

    StatementDelimiter delimiter() {
        return delimiter;
    }

    List<Problem> problems() {
        return problems;
    }

    private void read(DirectiveComment comment) {
        String text = comment.text();
        boolean listOpen = false;
        boolean commaBefore = false;
        int position = 0;
        int start = position;
        while (position <= text.length()) {
            boolean comma = position < text.length() && text.charAt(position) == ',';
            if (position == text.length() || comma || text.charAt(position) <= ' ') {
                String word = text.substring(start, position);
                if (!word.isEmpty()) {
                    listOpen = word(word, listOpen && commaBefore, comment.line());
                    commaBefore = false;
                }
                commaBefore |= comma;
                start = position + 1;
            }
            position++;
        }
        if (text.isBlank()) {
            problem(comment.line(), "the directive is empty");
        }
    }

    /** Takes one word, and says whether a comma and another name may follow it. */
    private boolean word(String word, boolean continuesList, int line) {
        int equals = word.indexOf('=');
        if (equals < 0 && continuesList) {
            after.add(word);
            return true;
        }
        if (equals <= 0 || equals == word.length() - 1) {
            problem(line, "the directive '" + word + "' is not of the form key=value");
            return false;
        }
        directive(word.substring(0, equals), word.substring(equals + 1), line);
        return word.startsWith("after=");
    }

    private void directive(String key, String value, int line) {
        if (!seen.add(key) && !"after".equals(key)) {
            problem(line, "the directive " + key + " stands there twice");
            return;
        }
        try {
            switch (key) {
                case "after" -> after.add(value);
                case "transaction" -> transaction = choice(key, value, "true", "false");
                case "delimiter" -> {
                    delimiter = StatementDelimiter.of(value);
                    delimiterText = Optional.of(value);
                }
                case "lock-timeout" -> lockTimeout = Optional.of(duration(value));
                case "statement-timeout" -> statementTimeout = Optional.of(duration(value));
                case "placeholders" -> placeholders = choice(key, value, "on", "off");
                default -> problem(line, "there is no directive '" + key + "'");
            }
        } catch (IllegalArgumentException bad) {
            problem(line, key + "=" + value + ": " + bad.getMessage());
        }
    }

    private static boolean choice(String key, String value, String yes, String no) {
        if (!value.equals(yes) && !value.equals(no)) {
            throw new IllegalArgumentException(key + " is either " + yes + " or " + no);
        }
        return value.equals(yes);
    }

    private static Duration duration(String value) {
        int unit = 0;
        while (unit < value.length() && Character.isDigit(value.charAt(unit))) {
            unit++;
        }
        if (unit == 0 || unit > 9 || Long.parseLong(value.substring(0, unit)) == 0) {
            throw new IllegalArgumentException("a time is a number above 0 with a unit, such as 500ms, 5s or 2m");
        }
        long amount = Long.parseLong(value.substring(0, unit));
        return switch (value.substring(unit).toLowerCase(Locale.ROOT)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> throw new IllegalArgumentException("the unit of a time is ms, s or m, such as 5s");
        };
    }

    private void problem(int line, String text) {
        problems.add(new Problem(line, text));
    }
}
