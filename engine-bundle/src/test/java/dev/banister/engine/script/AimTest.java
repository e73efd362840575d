package dev.banister.engine.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.engine.script.Aim.Name;
import dev.banister.engine.script.Aim.OneThing;
import dev.banister.engine.script.Aim.Repeatable;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AimTest {

    private static String written(Name name) {
        return name.quoted() ? "<" + name.text() + ">" : name.text();
    }

    private static String told(OneThing thing) {
        return thing.effect() + " " + thing.kind() + " "
                + thing.schema().map(schema -> written(schema) + ".").orElse("") + written(thing.name())
                + thing.table().map(table -> " of " + written(table)).orElse("");
    }

    private static String told(ScriptSyntax syntax, String sql) {
        return Aim.of(syntax, sql)
                .map(aim -> aim instanceof OneThing thing ? told(thing) : "REPEATABLE")
                .orElse("UNKNOWN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CREATE TABLE t (id INT) | MAKES TABLE t",
                "create /* a table */ table S.\"My\"\"T\" (id int) | MAKES TABLE S.<My\"T>",
                "CREATE UNIQUE INDEX i ON t (id) | MAKES INDEX i of t",
                "CREATE INDEX i ON s.t (id) | MAKES INDEX s.i of t",
                "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON ONLY t (id) | MAKES INDEX i of t",
                "CREATE VIEW v AS SELECT 1 | MAKES VIEW v",
                "CREATE SEQUENCE s START WITH 5 | MAKES SEQUENCE s",
                "CREATE TRIGGER x AFTER INSERT ON t FOR EACH ROW CALL 'a.B' | MAKES TRIGGER x",
                "DROP TABLE t | ENDS TABLE t",
                "DROP TABLE t CASCADE | ENDS TABLE t",
                "DROP INDEX CONCURRENTLY i | ENDS INDEX i",
                "ALTER TABLE t ADD COLUMN a INT | CHANGES TABLE t",
                "ALTER TABLE IF EXISTS ONLY s.t DROP COLUMN a | CHANGES TABLE s.t",
                "ALTER TABLE t RENAME COLUMN a TO b | CHANGES TABLE t",
                "ALTER TABLE t ALTER COLUMN a RENAME TO b | CHANGES TABLE t",
                "ALTER TABLE t RENAME TO u | ENDS TABLE t",
                "ALTER TABLE t ADD COLUMN a TIMESTAMP WITH TIME ZONE | CHANGES TABLE t"
            })
    void readsTheOneThingThatIsMadeTakenAwayOrChanged(String sql, String aim) {
        assertThat(told(ScriptSyntax.H2, sql)).isEqualTo(aim);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CREATE DEFINER=`a`@`b` TRIGGER `my t` BEFORE INSERT ON t FOR EACH ROW SET @x = 1 | MAKES TRIGGER <my t>",
                "CREATE ALGORITHM=MERGE SQL SECURITY INVOKER VIEW v AS SELECT 1 | MAKES VIEW v",
                "CREATE AGGREGATE FUNCTION f() RETURNS INT BEGIN END | MAKES FUNCTION f",
                "/*!50003 CREATE PROCEDURE p() SELECT 1 */ | MAKES PROCEDURE p",
                "DROP INDEX i ON db.t | ENDS INDEX db.i of t",
                "RENAME TABLE a TO b | ENDS TABLE a",
                "ALTER TABLE t RENAME u | ENDS TABLE t",
                "ALTER TABLE t RENAME INDEX i TO j | CHANGES TABLE t"
            })
    void knowsMariadbsOwnForms(String sql, String aim) {
        assertThat(told(ScriptSyntax.MARIADB, sql)).isEqualTo(aim);
    }

    @Test
    void readsPastComments() {
        assertThat(told(ScriptSyntax.H2, "-- makes a table\nCREATE -- of rooms\n TABLE /* x */ rooms (id INT)"))
                .isEqualTo("MAKES TABLE rooms");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE IF NOT EXISTS t (id INT)",
                "DROP TABLE IF EXISTS a, b",
                "CREATE OR REPLACE VIEW v AS SELECT 1",
                "GRANT SELECT ON t TO u",
                "COMMENT ON TABLE t IS 'x'",
                "ANALYZE",
                "ALTER SYSTEM SET a = 1"
            })
    void knowsWhatMayBeRunTwice(String sql) {
        assertThat(Aim.of(ScriptSyntax.H2, sql)).containsInstanceOf(Repeatable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t AS SELECT * FROM u",
                "CREATE TABLE IF NOT EXISTS t AS SELECT * FROM u",
                "CREATE OR REPLACE TABLE t (id INT)",
                "CREATE TEMPORARY TABLE t (id INT)",
                "CREATE LOCAL TEMPORARY TABLE t (id INT)",
                "CREATE INDEX ON t (id)",
                "DROP TABLE a, b",
                "TRUNCATE TABLE t",
                "ALTER TABLE t ALTER COLUMN id RESTART WITH 100",
                "ALTER TABLE t AUTO_INCREMENT = 100",
                "ALTER TABLE t DISCARD TABLESPACE",
                "ALTER SEQUENCE s RESTART",
                "RENAME TABLE a TO b, c TO d",
                "CALL p()",
                "SET x 5",
                "CREATE",
                "CREATE TABLE",
                "CREATE TABLE 'text' (id INT)",
                ""
            })
    void saysNothingOfWhatItsWordsDoNotTell(String sql) {
        assertThat(Aim.of(ScriptSyntax.H2, sql)).isEqualTo(Optional.empty());
    }
}
