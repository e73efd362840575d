package dev.banister.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host and a command on one H2 file: the process that was first serves the other, and must not go before it. */
class GuestsIT {

    private static final Duration MOST = Duration.ofSeconds(90);
    private static final String TABLES = "SELECT LOWER(table_name) FROM information_schema.tables"
            + " WHERE table_schema = 'PUBLIC' AND table_name NOT LIKE 'BANISTER%' ORDER BY 1";
    private static final String APPLIED = "SELECT module FROM banister_history WHERE state = 'APPLIED' ORDER BY 1";

    @TempDir
    Path temporary;

    private Unpacked distribution;
    private MainDatabase database;

    @BeforeEach
    void unpack() throws Exception {
        distribution = Unpacked.into(temporary);
        database = new MainDatabase(distribution);
    }

    @Test
    void theRunOfAHostOutlivesTheCommandThatWasFirst() throws Exception {
        distribution.drop(napping("org.example.host", "host", 5));
        Process command = upgrade(napping("org.example.command", "command", 20));
        OutputLines out = OutputLines.of(command.getInputStream());
        OutputLines errors = OutputLines.of(command.getErrorStream());
        database.await(TABLES, tables -> tables.contains("command_before"), MOST);

        try (Host host = Host.serveBeside(distribution)) {
            host.awaitLog("waiting for", MOST);
            int code = command.waitFor();

            assertThat(code).as(out.toTheEnd() + errors.toTheEnd()).isZero();
            assertThat(errors.soFar()).contains("waiting up to", "whose run goes through this process");
            host.awaitLog("upgraded, 1 script", MOST);
            assertThat(host.terminate()).isZero();
            assertThat(host.output()).doesNotContain("ERROR");
        }
        assertThat(database.query(TABLES))
                .containsExactly("command_after", "command_before", "host_after", "host_before");
        assertThat(database.query(APPLIED)).containsExactly("org.example.command", "org.example.host");
    }

    @Test
    void theRunOfACommandOutlivesTheHostThatWasFirst() throws Exception {
        distribution.drop(HandMade.oneTable(temporary, "org.example.guests", "guests"));
        try (Host host = Host.serve(distribution)) {
            database.await(APPLIED, List.of("org.example.guests")::equals, MOST);
            Process command = upgrade(napping("org.example.command", "command", 6));
            OutputLines out = OutputLines.of(command.getInputStream());
            OutputLines errors = OutputLines.of(command.getErrorStream());
            database.await(TABLES, tables -> tables.contains("command_before"), MOST);

            int ended = host.terminate();

            int code = command.waitFor();
            assertThat(code).as(out.toTheEnd() + errors.toTheEnd()).isZero();
            assertThat(ended).as(host.output()).isZero();
            assertThat(host.output())
                    .contains("whose run goes through this process")
                    .doesNotContain("ERROR");
        }
        assertThat(database.query(TABLES)).containsExactly("command_after", "command_before", "guests");
    }

    private Process upgrade(Path jar) throws Exception {
        Path modules = Files.createDirectories(temporary.resolve("of the command"));
        Files.copy(jar, modules.resolve(jar.getFileName()));
        return distribution.start(Map.of(), "up", "--modules", modules.toString());
    }

    /** One script, which takes its time between two tables. */
    private Path napping(String module, String table, int seconds) throws Exception {
        return new HandMade(temporary, module)
                .up("2026-11-21-nap", table, """
                        CREATE ALIAS IF NOT EXISTS nap FOR 'java.lang.Thread.sleep(long)';
                        CREATE TABLE %1$s_before (id INTEGER);
                        CALL nap(%2$d);
                        CREATE TABLE %1$s_after (id INTEGER);
                        """.formatted(table, seconds * 1000))
                .jar();
    }
}
