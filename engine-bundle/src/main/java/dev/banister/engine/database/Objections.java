package dev.banister.engine.database;

import dev.banister.api.model.Finding;
import dev.banister.api.model.MigrationException;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.Objection;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.Structure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks the database, before a change of structure, whether it has anything against it. */
record Objections(Connection connection, Dialect dialect, ScriptConsole console, Place place) {

    /** @throws MigrationException if it has */
    void requireNone(Operation operation, Structure before) {
        requireNone(dialect.renderer().objections(operation, before));
    }

    /** @throws MigrationException if one of them holds */
    void requireNone(List<Objection> objections) {
        for (Objection objection : objections) {
            found(objection).ifPresent(row -> {
                throw new MigrationException(placed(objection.of(row)));
            });
        }
    }

    /** What this gives; what it throws names the script. */
    <T> T placing(Supplier<T> rendering) {
        try {
            return rendering.get();
        } catch (MigrationException e) {
            throw new MigrationException(e.findings().stream().map(this::placed).toList());
        }
    }

    /** An error of the script. */
    MigrationException error(String code, String text, String remedy, String... reasons) {
        return new MigrationException(
                Finding.of(code, Severity.ERROR, place, text, remedy).because(reasons));
    }

    /** A renderer does not know whose operation it is. */
    Finding placed(Finding finding) {
        return Finding.of(finding.code(), finding.severity(), place, finding.text(), finding.remedy())
                .because(finding.reasons().toArray(String[]::new));
    }

    private Optional<String> found(Objection objection) {
        try (Statement statement = connection.createStatement()) {
            console.executing(statement);
            try (ResultSet row = statement.executeQuery(objection.sql())) {
                return row.next() ? Optional.of(String.valueOf(row.getString(1))) : Optional.empty();
            } finally {
                console.returned();
            }
        } catch (SQLException e) {
            throw new StatementRefusedException(place, objection.sql(), dialect, e);
        }
    }
}
