package dev.banister.engine.script;

import static dev.banister.engine.script.Readings.FILE;
import static dev.banister.engine.script.Readings.PLACE;
import static dev.banister.engine.script.Readings.read;
import static dev.banister.engine.script.Readings.sound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.banister.api.model.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionControlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN",
                "begin work",
                "BEGIN TRANSACTION",
                "BEGIN IMMEDIATE",
                "START TRANSACTION",
                "start transaction read only",
                "COMMIT",
                "COMMIT WORK",
                "COMMIT TRANSACTION x",
                "END",
                "ROLLBACK",
                "ROLLBACK TO SAVEPOINT a",
                "ABORT",
                "SAVEPOINT a",
                "RELEASE SAVEPOINT a",
                "PREPARE COMMIT x",
                "PREPARE TRANSACTION 'x'",
                "SET AUTOCOMMIT FALSE",
                "SET TRANSACTION READ ONLY",
                "SET @a = 1, autocommit = 0",
                "SET @@session.autocommit := 0",
                "set autocommit=0",
                "SET SESSION autocommit = 1",
                "XA START 'x'",
                "/* a */ COMMIT -- b"
            })
    void refusesTransactionControl(String statement) {
        ScriptReader.Reading reading = read("select 1;\n" + statement + ";\nselect 2;");

        assertThat(reading.isSound()).isFalse();
        assertThat(reading.script()).isPresent();
        assertThat(reading.findings()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("transaction-control");
            assertThat(found.place()).isEqualTo(PLACE.file(FILE).line(2));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN NOT ATOMIC select 1",
                "START SLAVE",
                "PREPARE a AS select 1",
                "SET @autocommit = 1",
                "SET @old = @@autocommit",
                "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
                "\"COMMIT\"",
                "'COMMIT'",
                "commits",
                "select 1 as \"BEGIN\"",
                "create table begin_x(a int)"
            })
    void letsPassWhatOnlyLooksLikeTransactionControl(String statement) {
        assertThat(sound(statement).statements()).hasSize(1);
    }

    @Test
    void reportsEveryStatementThatControlsTheTransaction() {
        ScriptReader.Reading reading = read("BEGIN;\nselect 1;\nCOMMIT;\nBEGIN;\nselect 2;\nCOMMIT;");

        assertThat(reading.findings())
                .extracting(Finding::code, found -> found.place().line().orElse(0))
                .containsExactly(
                        tuple("transaction-control", 1),
                        tuple("transaction-control", 3),
                        tuple("transaction-control", 4),
                        tuple("transaction-control", 6));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN;\nselect 1;\nselect 2;\nCOMMIT;\n",
                "-- deploy\nbegin work;\nselect 1; select 2;\ncommit work",
                "START TRANSACTION;select 1;select 2;COMMIT TRANSACTION;",
                "BEGIN;select 1;select 2;END;"
            })
    void takesAWrappedScriptAsIfItWereNot(String text) {
        SqlScript script = sound(text);

        assertThat(script.statements())
                .extracting(Statement::number, Statement::text)
                .containsExactly(tuple(1, "select 1"), tuple(2, "select 2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"BEGIN; select 1", "select 1; COMMIT", "BEGIN; select 1; ROLLBACK", "select 0; BEGIN; COMMIT"})
    void doesNotTakeHalfAWrappingForOne(String text) {
        assertThat(read(text).findings())
                .isNotEmpty()
                .allMatch(found -> found.code().equals("transaction-control"));
    }

    @Test
    void findsTransactionControlInsideAStatementWithADelimiterOfItsOwn() {
        ScriptReader.Reading reading = read("-- banister: delimiter=//\ninsert into a values (1);\ncommit; //");

        assertThat(reading.findings()).extracting(Finding::code).containsExactly("transaction-control");
    }
}
