package dev.banister.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the statements of a down take away for good, as far as their text shows it: tables and columns. */
final class Losses {

    private static final String NAME = "(?:\"[^\"]+\"|`[^`]+`|\\[[^\\]]+]|[\\w$]+)";
    private static final String PATH = NAME + "(?:\\." + NAME + ")*";
    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern TABLES =
            of("\\s*DROP\\s+TABLE\\s+(?:IF\\s+EXISTS\\s+)?(" + PATH + "(?:\\s*,\\s*" + PATH + ")*)");
    private static final Pattern CHANGE =
            of("\\s*ALTER\\s+TABLE\\s+(?:IF\\s+EXISTS\\s+)?(?:ONLY\\s+)?(" + PATH + ")\\s");
    private static final Pattern COLUMN = of("\\bDROP\\s+(?!(?:CONSTRAINT|INDEX|KEY|PRIMARY|FOREIGN|CHECK|DEFAULT|NOT"
            + "|EXPRESSION|IDENTITY|PARTITION|UNIQUE)\\b)(?:COLUMN\\s+)?(?:IF\\s+EXISTS\\s+)?(" + NAME + ")");

    private Losses() {}

    private static Pattern of(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /** Such as {@code table guests} and {@code column guests.name}, in the order of the statements. */
    static List<String> of(List<String> statements) {
        List<String> losses = new ArrayList<>();
        for (String statement : statements) {
            String sql = COMMENT.matcher(statement).replaceAll(" ");
            Matcher tables = TABLES.matcher(sql);
            Matcher change = CHANGE.matcher(sql);
            if (tables.lookingAt()) {
                for (String table : tables.group(1).split(",", -1)) {
                    losses.add("table " + table.strip());
                }
            } else if (change.lookingAt()) {
                Matcher column = COLUMN.matcher(sql).region(change.end(), sql.length());
                while (column.find()) {
                    losses.add("column " + change.group(1) + "." + column.group(1));
                }
            }
        }
        return losses;
    }
}
