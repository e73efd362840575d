package dev.banister.engine.script;

/**
 * Follows a statement, token by token, that may hold others with semicolons of their own. What a call returns is to be
 * asked from there on.
 */
interface Body {

    /** The statement holds no others. */
    Body NONE = new Body() {

        @Override
        public Body word(String word) {
            return this;
        }

        @Override
        public Body sign(char sign) {
            return this;
        }

        @Override
        public boolean isOpen() {
            return false;
        }
    };

    /** @param word in upper case, or {@link Words#QUOTED} */
    Body word(String word);

    Body sign(char sign);

    /** Would a semicolon here be part of the statement? */
    boolean isOpen();

    /** Do lines of data follow the statement? */
    default boolean takesData() {
        return false;
    }

    /** Does one of the statements inside end the transaction, when this one is executed? */
    default boolean endsTransaction() {
        return false;
    }
}
