package dev.banister.engine.dialect;

import java.util.List;
import java.util.Objects;

/** A piece of SQL with its parameters, in the order of their question marks. */
public record Expression(String sql, List<Object> parameters) {

    public Expression {
        Objects.requireNonNull(sql, "sql");
        parameters = List.copyOf(parameters);
    }

    public static Expression of(String sql, Object... parameters) {
        return new Expression(sql, List.of(parameters));
    }
}
