package dev.banister.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HotDropIT {

    /** Two seconds are promised; a build server may be busy. */
    private static final Duration MOST = Duration.ofSeconds(30);

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
    void upgradesAModuleThatIsMadeByHand() throws Exception {
        Path jar = new HandMade(temporary, "org.example.guests")
                .up("2026-11-21-guests", "guests", """
                        CREATE TABLE guests (
                            id   INTEGER      NOT NULL PRIMARY KEY,
                            name VARCHAR(100) NOT NULL
                        );

                        INSERT INTO guests (id, name) VALUES (1, 'Ada'), (2, 'Grace'), (3, 'Edsger');
                        """)
                .down("2026-11-21-guests", "guests", "DROP TABLE guests;\n")
                .jar();
        try (Host host = Host.serve(distribution)) {
            long dropped = System.nanoTime();
            distribution.drop(jar);

            database.await("SELECT name FROM guests ORDER BY id", List.of("Ada", "Grace", "Edsger")::equals, MOST);

            long took = Duration.ofNanos(System.nanoTime() - dropped).toMillis();
            System.out.println("A dropped module was upgraded after " + took + " ms.");
            assertThat(host.terminate()).isZero();
            assertThat(host.output()).contains("org.example.guests").doesNotContain("Exception", "ERROR", "WARN");
        }
    }

    @Test
    void upgradesAtItsStartWhatLiesThere() throws Exception {
        distribution.drop(HandMade.oneTable(temporary, "org.example.early", "early"));

        try (Host host = Host.serve(distribution)) {
            database.await(APPLIED, List.of("org.example.early")::equals, MOST);
            assertThat(host.terminate()).isZero();
        }
    }

    @Test
    void makesOneRunOfTenJarsAtOnce() throws Exception {
        List<Path> jars = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            jars.add(HandMade.oneTable(temporary, "org.example.m" + i, "t" + i));
        }
        try (Host host = Host.serve(distribution)) {
            for (Path jar : jars) {
                Files.copy(jar, distribution.modules().resolve(jar.getFileName()));
            }

            database.await(APPLIED, modules -> modules.size() == 10, MOST);

            assertThat(new HashSet<>(database.query("SELECT run_id FROM banister_event")))
                    .as("runs")
                    .hasSize(1);
            assertThat(host.terminate()).isZero();
        }
    }

    @Test
    void appliesWhatANewerFileInTheSamePlaceBrings() throws Exception {
        HandMade module = new HandMade(temporary, "org.example.news")
                .up("2010-11-29-news", "news", "CREATE TABLE news (id INTEGER);\n");
        distribution.drop(module.jar());
        try (Host host = Host.serve(distribution)) {
            database.await(APPLIED, modules -> modules.size() == 1, MOST);

            distribution.drop(module.up("2010-12-06-authors", "authors", "CREATE TABLE authors (id INTEGER);\n")
                    .jar());

            database.await(APPLIED, modules -> modules.size() == 2, MOST);
            assertThat(database.query("SELECT COUNT(*) FROM authors")).containsExactly("0");
            assertThat(host.terminate()).isZero();
        }
    }

    @Test
    void isNotHarmedByAHalfCopiedJar() throws Exception {
        byte[] jar = Files.readAllBytes(HandMade.oneTable(temporary, "org.example.slow", "slow"));
        Path other = HandMade.oneTable(temporary, "org.example.other", "other");
        Path place = distribution.modules().resolve("slow.jar");
        try (Host host = Host.serve(distribution)) {
            Files.write(place, Arrays.copyOf(jar, jar.length / 2));
            distribution.drop(other);
            database.await(APPLIED, List.of("org.example.other")::equals, MOST);

            Files.write(place, Arrays.copyOfRange(jar, jar.length / 2, jar.length), StandardOpenOption.APPEND);

            database.await(APPLIED, List.of("org.example.other", "org.example.slow")::equals, MOST);
            assertThat(host.terminate()).isZero();
        }
    }

    @Test
    void letsCommandsWorkBesideIt() throws Exception {
        distribution.drop(HandMade.oneTable(temporary, "org.example.guests", "guests"));
        try (Host host = Host.serve(distribution)) {
            database.await(APPLIED, List.of("org.example.guests")::equals, MOST);

            Unpacked.Ending status = distribution.run("status");
            Unpacked.Ending down = distribution.run("down", "org.example.guests", "--yes");

            assertThat(status.code()).as(status.toString()).isZero();
            assertThat(status.out()).contains("org.example.guests", "current");
            assertThat(down.code()).as(down.toString()).isZero();
            assertThat(database.query("SELECT table_name FROM information_schema.tables WHERE table_name = 'GUESTS'"))
                    .isEmpty();
            assertThat(host.terminate()).isZero();
        }
    }

    @Test
    void doesNotReplaceItsOwnBundles() throws Exception {
        Path engine = own("banister-engine");
        Files.copy(engine, distribution.modules().resolve("engine.jar"));
        distribution.drop(HandMade.oneTable(temporary, "org.example.guests", "guests"));
        try (Host host = Host.serve(distribution)) {
            database.await(APPLIED, List.of("org.example.guests")::equals, MOST);
            Files.delete(distribution.modules().resolve("engine.jar"));

            distribution.drop(HandMade.oneTable(temporary, "org.example.later", "later"));

            database.await(APPLIED, List.of("org.example.guests", "org.example.later")::equals, MOST);
            assertThat(host.terminate()).isZero();
        }
    }

    private Path own(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(distribution.home().resolve("bundles"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
