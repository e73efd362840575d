package dev.banister.engine.database;

import dev.banister.api.model.Finding;
import dev.banister.api.model.MigrationException;
import dev.banister.api.model.Place;
import dev.banister.engine.dialect.Dialect;
import dev.banister.engine.dialect.Objection;
import dev.banister.engine.schema.Operation;
import dev.banister.engine.schema.Structure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Asks the database, before a change of structure, whether it has anything against it. */
record Objections(Connection connection, Dialect dialect, ScriptConsole console, Place place) {

    /** @throws MigrationException if it has */
    void requireNone(Operation operation, Structure before) {
        for (Objection objection : dialect.renderer().objections(operation, before)) {
            if (holds(objection)) {
                throw new MigrationException(placed(objection.finding()));
            }
        }
    }

    /** A renderer does not know whose operation it is. */
    Finding placed(Finding finding) {
        return Finding.of(finding.code(), finding.severity(), place, finding.text(), finding.remedy())
                .because(finding.reasons().toArray(String[]::new));
    }

    private boolean holds(Objection objection) {
        try (Statement statement = connection.createStatement()) {
            console.executing(statement);
            try (ResultSet row = statement.executeQuery(objection.sql())) {
                return row.next();
            } finally {
                console.returned();
            }
        } catch (SQLException e) {
            throw new StatementRefusedException(place, objection.sql(), dialect, e);
        }
    }
}
