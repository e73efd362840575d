package dev.banister.engine.script;

import java.util.Set;

/**
 * A trigger of SQLite. It ends at {@code ; END ;} as in SQLite's own shell, so that neither {@code CASE … END} nor a name
 * {@code end} closes it.
 */
final class SqliteTrigger implements Body {

    private static final Set<String> BEFORE_TRIGGER = Set.of("TEMP", "TEMPORARY");

    private boolean trigger;
    private boolean begun;
    private boolean behindSemicolon;
    private boolean ended;

    @Override
    public Body word(String word) {
        if (!trigger) {
            trigger = "TRIGGER".equals(word);
            return trigger || BEFORE_TRIGGER.contains(word) ? this : NONE;
        }
        ended = behindSemicolon && "END".equals(word);
        behindSemicolon = false;
        begun |= "BEGIN".equals(word);
        return this;
    }

    @Override
    public Body sign(char sign) {
        ended = false;
        behindSemicolon = sign == ';';
        return this;
    }

    @Override
    public boolean isOpen() {
        return begun && !ended;
    }
}
