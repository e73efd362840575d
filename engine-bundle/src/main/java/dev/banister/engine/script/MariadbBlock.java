package dev.banister.engine.script;

/** A BEGIN of MariaDB: a block if NOT ATOMIC follows, which runs at once. */
final class MariadbBlock implements Body {

    @Override
    public Body word(String word) {
        return switch (word) {
            case "NOT" -> this;
            case "ATOMIC" -> MariadbBody.ofBlock();
            default -> NONE;
        };
    }

    @Override
    public Body sign(char sign) {
        return NONE;
    }

    @Override
    public boolean isOpen() {
        return false;
    }
}
