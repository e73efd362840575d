package dev.banister.engine.history;

import java.util.Objects;

/**
 * What is kept of one operation of a script, so that it can be taken back; or, under -1 and in {@code sql}, what the
 * statements were that a script in SQL had executed when it failed.
 *
 * @param number from 1, in the order in which they were made; under 0 {@code operation} is what the tables that the
 *     script touched were like when it had run, and the other texts are empty
 * @param operation as text
 * @param inverses what takes it back, as text
 * @param sql what made it, to be shown
 */
public record KeptStep(int number, String operation, String inverses, String sql) {

    public KeptStep {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(inverses, "inverses");
        Objects.requireNonNull(sql, "sql");
    }
}
