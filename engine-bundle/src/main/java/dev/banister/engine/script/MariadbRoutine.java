package dev.banister.engine.script;

import dev.banister.engine.script.MariadbBody.Seeks;

/** The head of a CREATE or ALTER of MariaDB: is it of something with a body, and where does that begin? */
final class MariadbRoutine implements Body {

    private enum Kind {
        UNKNOWN,
        TRIGGER,
        EVENT,
        ROUTINE
    }

    private Kind kind = Kind.UNKNOWN;
    private boolean definer;
    private int brackets;

    @Override
    public Body word(String word) {
        return switch (kind) {
            case UNKNOWN -> unknown(word);
            case TRIGGER -> brackets == 0 && "ROW".equals(word) ? MariadbBody.ofRoutine(Seeks.SOMEWHERE) : this;
            case EVENT -> brackets == 0 && "DO".equals(word) ? MariadbBody.ofRoutine(Seeks.NEXT) : this;
            case ROUTINE -> this;
        };
    }

    private Body unknown(String word) {
        switch (word) {
            case "TRIGGER" -> kind = Kind.TRIGGER;
            case "EVENT" -> kind = Kind.EVENT;
            case "PROCEDURE", "FUNCTION" -> kind = Kind.ROUTINE;
            case "PACKAGE" -> {
                return MariadbBody.ofPackage();
            }
            case "OR", "REPLACE", "AGGREGATE" -> {}
            case "DEFINER" -> definer = true;
            case "VIEW" -> {
                return NONE;
            }
            default -> {
                // The user behind DEFINER may have any name.
                return definer ? this : NONE;
            }
        }
        return this;
    }

    @Override
    public Body sign(char sign) {
        boolean parametersEnd = sign == ')' && --brackets == 0 && kind == Kind.ROUTINE;
        if (sign == '(') {
            brackets++;
        }
        return parametersEnd ? MariadbBody.ofRoutine(Seeks.SOMEWHERE) : this;
    }

    @Override
    public boolean isOpen() {
        return false;
    }
}
