package dev.banister.engine.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.model.Place;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** H2 takes several statements at once, and so says itself where they end. */
class H2HardScriptsTest {

    @Test
    void leaveTheSameWhetherH2SplitsThemOrWeDo() throws SQLException {
        int count = 0;
        for (HardScript script : HardScript.all()
                .filter(each -> each.syntax() == ScriptSyntax.H2)
                .toList()) {
            Optional<List<String>> whole = after(List.of(script.text()));
            if (whole.isPresent()) {
                assertThat(after(split(script.text()))).as(script.title()).isEqualTo(whole);
                count++;
            }
        }

        assertThat(count).isGreaterThanOrEqualTo(60);
    }

    private static List<String> split(String text) {
        ScriptReader.Reading reading =
                new ScriptReader(ScriptSyntax.H2).read(Place.host(), "a.up.sql", text.getBytes(StandardCharsets.UTF_8));
        return reading.script().orElseThrow().texts();
    }

    /** What a database holds after that; empty if it takes not all of it. */
    private static Optional<List<String>> after(List<String> statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:", "sa", "");
                java.sql.Statement jdbc = connection.createStatement()) {
            for (String sql : statements) {
                try {
                    jdbc.execute(sql);
                } catch (SQLException e) {
                    return Optional.empty();
                }
            }
            List<String> held = new ArrayList<>();
            try (ResultSet rows = jdbc.executeQuery("SCRIPT")) {
                while (rows.next()) {
                    // Salts, and names that H2 itself makes up, are never the same.
                    held.add(rows.getString(1)
                            .replaceAll("SALT '.*' HASH '.*'", "")
                            .replaceAll("SYSTEM_SEQUENCE_[0-9A-F_]+", "SEQUENCE"));
                }
            }
            return Optional.of(held);
        }
    }
}
