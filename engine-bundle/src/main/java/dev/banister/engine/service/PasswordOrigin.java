package dev.banister.engine.service;

import java.util.Objects;
import java.util.Optional;

/**
 * Where the password of a database comes from; never the password itself.
 *
 * @param text for people, behind "the password: "
 * @param remedy how to give one, where none is given
 */
public record PasswordOrigin(String text, Optional<String> remedy) {

    /** A data source that knows it, since it was configured here. */
    @FunctionalInterface
    public interface Teller {
        PasswordOrigin passwordOrigin();
    }

    public PasswordOrigin {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(remedy, "remedy");
    }

    static Optional<PasswordOrigin> of(Object dataSource) {
        return dataSource instanceof Teller teller ? Optional.of(teller.passwordOrigin()) : Optional.empty();
    }
}
