package dev.banister.reliability.scenario;

import java.util.List;

/**
 * What an admin does by hand to a script that was cut.
 *
 * @param script whose up is undone by it, from wherever it was; and whose down is finished by it
 */
public record HandWork(String script, List<String> statements) {

    public HandWork {
        statements = List.copyOf(statements);
    }
}
