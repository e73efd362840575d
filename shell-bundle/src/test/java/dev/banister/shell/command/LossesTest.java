package dev.banister.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LossesTest {

    @Test
    void namesTablesAndColumnsThatStatementsDrop() {
        List<String> losses = Losses.of(List.of(
                "-- the guests\nDROP TABLE guests",
                "drop table if exists a.b, \"c d\" cascade",
                "ALTER TABLE ONLY news /* two */ DROP COLUMN title, DROP IF EXISTS `body`",
                "ALTER TABLE news DROP CONSTRAINT pk",
                "ALTER TABLE news ALTER COLUMN title DROP DEFAULT",
                "DELETE FROM news",
                "DROP INDEX x"));

        assertThat(losses)
                .containsExactly(
                        "table guests", "table a.b", "table \"c d\"", "column news.title", "column news.`body`");
    }
}
