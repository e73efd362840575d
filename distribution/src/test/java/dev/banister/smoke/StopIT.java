package dev.banister.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopIT {

    private static final Duration MOST = Duration.ofSeconds(40);

    private static final String TABLES =
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'PUBLIC'"
                    + " AND table_name NOT LIKE 'BANISTER%' ORDER BY 1";
    private static final String APPLIED = "SELECT script FROM banister_history WHERE state = 'APPLIED' ORDER BY 1";

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
    void endsOnlyAfterTheScriptThatRuns() throws Exception {
        distribution.drop(napping());
        try (Host host = Host.serve(distribution)) {
            database.await(TABLES, tables -> tables.contains("BEFORE_NAP"), MOST);

            int code = host.terminate();

            assertThat(code).as(host.output()).isZero();
            assertThat(database.query(TABLES)).containsExactly("AFTER_NAP", "BEFORE_NAP");
            assertThat(database.query(APPLIED)).containsExactly("a-alias", "b-nap");
        }
    }

    @Test
    void endsACommandOnlyAfterTheScriptThatRuns() throws Exception {
        distribution.drop(napping());
        Process command = distribution.start(Map.of(), "up");
        OutputLines out = OutputLines.of(command.getInputStream());
        OutputLines errors = OutputLines.of(command.getErrorStream());
        database.await(TABLES, tables -> tables.contains("BEFORE_NAP"), MOST);

        command.toHandle().destroy();

        assertThat(command.waitFor()).as(out.toTheEnd() + errors.toTheEnd()).isEqualTo(128 + 15);
        assertThat(database.query(TABLES)).containsExactly("AFTER_NAP", "BEFORE_NAP");
        assertThat(database.query(APPLIED)).containsExactly("a-alias", "b-nap");
    }

    /** Three scripts, the second of which takes its time between two tables. */
    private Path napping() throws Exception {
        return new HandMade(temporary, "org.example.nap")
                .up("2026-11-21-nap", "a-alias", "CREATE ALIAS nap FOR 'java.lang.Thread.sleep(long)';\n")
                .up(
                        "2026-11-21-nap",
                        "b-nap",
                        "CREATE TABLE before_nap (id INTEGER);\nCALL nap(4000);\nCREATE TABLE after_nap (id INTEGER);\n")
                .up("2026-11-22-later", "c-later", "CREATE TABLE later (id INTEGER);\n")
                .jar();
    }

    @Test
    void losesNothingThatItHasReportedWhenItIsKilled() throws Exception {
        HandMade many = new HandMade(temporary, "org.example.many");
        for (int i = 0; i < 60; i++) {
            many.up("2026-11-21-many", "s" + (100 + i), "CREATE TABLE t" + (100 + i) + " (id INTEGER);\n");
        }
        distribution.drop(many.jar());
        try (Host host = Host.serve(distribution)) {
            database.await(APPLIED, scripts -> scripts.size() == 60, MOST);
            host.kill();
        }

        distribution.drop(HandMade.oneTable(temporary, "org.example.next", "next_one"));

        try (Host host = Host.serve(distribution)) {
            database.await(APPLIED, scripts -> scripts.contains("next_one"), MOST);
            assertThat(database.query(TABLES)).hasSize(61);
            assertThat(database.query("SELECT sequence FROM banister_event")).hasSize(61);
            assertThat(host.terminate()).isZero();
        }
    }

    @Test
    void goesOnWhereItWasKilled() throws Exception {
        distribution.drop(new HandMade(temporary, "org.example.endless")
                .up(
                        "2026-11-21-pace",
                        "a-pace",
                        "CREATE TABLE pace (n BIGINT);\nINSERT INTO pace VALUES (1000000000000);\n")
                .up("2026-11-22-sum", "b-sum", """
                        CREATE TABLE sums (total NUMERIC(60));
                        INSERT INTO sums SELECT SUM(x) FROM SYSTEM_RANGE(1, (SELECT n FROM pace));
                        CREATE TABLE done (id INTEGER);
                        """)
                .jar());
        try (Host host = Host.serve(distribution)) {
            database.await(TABLES, tables -> tables.contains("SUMS"), MOST);
            database.execute("UPDATE pace SET n = 10");
            host.kill();
        }

        try (Host host = Host.serve(distribution)) {
            database.await(APPLIED, List.of("a-pace", "b-sum")::equals, MOST);
            assertThat(database.query("SELECT total FROM sums")).containsExactly("55");
            assertThat(database.query(TABLES)).contains("DONE");
            assertThat(host.terminate()).isZero();
        }
    }
}
