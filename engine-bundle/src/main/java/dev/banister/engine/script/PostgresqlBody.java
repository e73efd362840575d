package dev.banister.engine.script;

/**
 * What a CREATE of PostgreSQL may hold: a function or procedure {@code BEGIN ATOMIC … END}, in which {@code CASE … END}
 * does not close, and the actions of a rule in brackets.
 */
final class PostgresqlBody implements Body {

    private enum Part {
        HEAD,
        ROUTINE,
        ATOMIC,
        RULE
    }

    private Part part = Part.HEAD;
    private int depth;
    private String before = "";

    @Override
    public Body word(String word) {
        if (part == Part.HEAD) {
            return head(word);
        }
        if (part == Part.ROUTINE && "ATOMIC".equals(word) && "BEGIN".equals(before)) {
            part = Part.ATOMIC;
            depth = 1;
        } else if (part == Part.ATOMIC && !isLabel()) {
            depth += "CASE".equals(word) ? 1 : "END".equals(word) && depth > 0 ? -1 : 0;
        }
        before = word;
        return this;
    }

    private Body head(String word) {
        switch (word) {
            case "OR", "REPLACE" -> {}
            case "FUNCTION", "PROCEDURE" -> part = Part.ROUTINE;
            case "RULE" -> part = Part.RULE;
            default -> {
                return NONE;
            }
        }
        return this;
    }

    /** Behind AS and behind a dot any word is a name. */
    private boolean isLabel() {
        return "AS".equals(before) || ".".equals(before);
    }

    @Override
    public Body sign(char sign) {
        if (part == Part.RULE) {
            depth += sign == '(' ? 1 : sign == ')' && depth > 0 ? -1 : 0;
        }
        before = sign == '.' ? "." : "";
        return this;
    }

    @Override
    public boolean isOpen() {
        return depth > 0;
    }
}
