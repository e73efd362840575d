package dev.banister.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.banister.smoke.Unpacked.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandIT {

    @TempDir
    Path temporary;

    private Unpacked distribution;

    @BeforeEach
    void unpack() throws Exception {
        distribution = Unpacked.into(temporary);
    }

    @Test
    void upgradesWithTheExamples() throws Exception {
        String examples = distribution.examples().toString();

        Ending up = distribution.run("up", "--modules", examples);
        Ending status = distribution.run("status", "--modules", examples);
        Ending again = distribution.run("up", "--modules", examples);

        assertThat(up.code()).as(up.toString()).isZero();
        assertThat(up.errors()).isEmpty();
        assertThat(status.code()).as(status.toString()).isZero();
        assertThat(status.out())
                .contains(
                        "org.example.attachments",
                        "org.example.blogs",
                        "org.example.news",
                        "org.example.products",
                        "org.example.reports")
                .doesNotContain("pending\n");
        assertThat(again.code()).as(again.toString()).isZero();
    }

    @Test
    void tellsByItsExitCodeHowThingsStand() throws Exception {
        distribution.drop(HandMade.oneTable(temporary, "org.example.guests", "guests"));

        assertExit(3, "check");
        assertExit(0, "up");
        assertExit(0, "check");
        assertExit(2, "no-such-command");
        assertExit(2, "down", "org.example.nobody", "--yes");
        assertExit(2, "serve", "--url", "jdbc:h2:mem:x");
        assertExit(5, "status", "--url", "jdbc:h2:tcp://127.0.0.1:1/nowhere", "--user", "sa");
    }

    @Test
    void failsWithTheScriptThatFails() throws Exception {
        distribution.drop(new HandMade(temporary, "org.example.broken")
                .up("2026-11-21-broken", "broken", "CREATE TABLE fine (id INTEGER);\nCREATE TABLE;\n")
                .jar());

        Ending up = distribution.run("up");

        assertThat(up.code()).as(up.toString()).isEqualTo(1);
        assertThat(up.out() + up.errors())
                .contains("broken.up.sql:2", "statement 2")
                .doesNotContain("\tat ");
    }

    @Test
    void printsOneJsonDocumentAndNothingElse() throws Exception {
        distribution.drop(HandMade.oneTable(temporary, "org.example.guests", "guests"));

        for (String command : new String[] {"up", "status", "list", "history", "check"}) {
            Ending ending = distribution.run(command, "--json");

            Map<String, Object> document = JSON.std.mapFrom(ending.out());
            assertThat(document).as(command).containsEntry("exitCode", 0);
        }
    }

    @Test
    void printsOneJsonDocumentAlsoOfWhatIsNotEvenLaunched() throws Exception {
        Ending ending = distribution.run("status", "--json", "--modules", "/nosuch");

        assertThat(ending.code()).as(ending.toString()).isEqualTo(2);
        assertThat(ending.errors()).isEmpty();
        assertThat(JSON.std.mapFrom(ending.out())).containsEntry("exitCode", 2).containsKey("error");
    }

    @Test
    void leavesNothingBehindInTheTemporaryFolder() throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("tmp"));

        Ending status = distribution.run(Map.of("JAVA_OPTS", "-Djava.io.tmpdir=" + folder), "status");

        assertThat(status.code()).as(status.toString()).isZero();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void leavesNothingBehindWhenItIsToldToEndInItsFirstMoment() throws Exception {
        Path folder = Files.createDirectory(temporary.resolve("tmp"));
        Process status = distribution.start(Map.of("JAVA_OPTS", "-Djava.io.tmpdir=" + folder), "status");
        try (WatchService made = folder.getFileSystem().newWatchService()) {
            folder.register(made, StandardWatchEventKinds.ENTRY_CREATE);
            if (isEmpty(folder)) {
                assertThat(made.poll(60, TimeUnit.SECONDS)).isNotNull();
            }
        }

        status.toHandle().destroy();

        assertThat(status.waitFor()).isEqualTo(128 + 15);
        assertThat(isEmpty(folder)).isTrue();
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private void assertExit(int code, String... words) throws IOException, InterruptedException {
        Ending ending = distribution.run(words);
        assertThat(ending.code()).as(String.join(" ", words) + "\n" + ending).isEqualTo(code);
    }
}
