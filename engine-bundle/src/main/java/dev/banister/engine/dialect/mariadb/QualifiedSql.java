package dev.banister.engine.dialect.mariadb;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a view, in which the server has quoted every name and qualified every table.
 *
 * @param sql without the schema in front of its own tables, unless another thing in it has the schema's name
 * @param tables of the schema that it mentions
 */
record QualifiedSql(String sql, List<String> tables) {

    private static final Pattern TEXT_OR_NAMES =
            Pattern.compile("'(?:[^'\\\\]|''|\\\\.)*'" + "|((?:`(?:[^`]|``)+`)(?:\\.`(?:[^`]|``)+`)*)", Pattern.DOTALL);

    static QualifiedSql of(String definition, String schema) {
        String own = Sql.name(schema);
        Set<String> tables = new TreeSet<>();
        boolean ambiguous = false;
        StringBuilder plain = new StringBuilder();
        Matcher token = TEXT_OR_NAMES.matcher(definition);
        while (token.find()) {
            String names = token.group(1);
            String kept = token.group();
            if (names != null && names.startsWith(own + ".")) {
                kept = names.substring(own.length() + 1);
                tables.add(first(kept));
            } else if (own.equals(names)) {
                ambiguous = true;
            }
            token.appendReplacement(plain, Matcher.quoteReplacement(kept));
        }
        token.appendTail(plain);
        return new QualifiedSql(ambiguous ? definition : plain.toString(), List.copyOf(tables));
    }

    private static String first(String names) {
        Matcher name = Pattern.compile("`((?:[^`]|``)+)`").matcher(names);
        return name.lookingAt() ? name.group(1).replace("``", "`") : names;
    }
}
