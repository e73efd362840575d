package dev.banister.engine.osgi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One clause of a manifest header, such as {@code osgi.service;filter:="(a=b,c)";effective:=active}.
 *
 * @param text the clause as it stands
 * @param names what stands before the first attribute or directive
 */
record HeaderClause(String text, List<String> names) {

    /** The clauses of a header; commas and semicolons inside quotes do not count. */
    static List<HeaderClause> parse(@Nullable String header) {
        List<HeaderClause> clauses = new ArrayList<>();
        if (header != null) {
            for (String clause : split(header, ',')) {
                if (!clause.isEmpty()) {
                    clauses.add(new HeaderClause(
                            clause,
                            split(clause, ';').stream()
                                    .filter(part -> part.indexOf('=') < 0)
                                    .toList()));
                }
            }
        }
        return clauses;
    }

    /** The value of a directive, or what stands for it if the clause has none. */
    String directive(String name, String otherwise) {
        for (String part : split(text, ';')) {
            int sign = part.indexOf(":=");
            if (sign > 0 && part.substring(0, sign).trim().equals(name)) {
                return part.substring(sign + 2).trim().replace("\"", "");
            }
        }
        return otherwise;
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(start, i).trim());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).trim());
        return parts;
    }
}
