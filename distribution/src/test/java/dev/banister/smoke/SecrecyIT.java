package dev.banister.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SecrecyIT {

    private static final String SECRET = "correct-horse-battery";
    private static final Duration MOST = Duration.ofSeconds(30);
    private static final String LISTENS = "0A";

    @TempDir
    Path temporary;

    private Unpacked distribution;

    @BeforeEach
    void unpack() throws Exception {
        distribution = Unpacked.into(temporary);
        distribution.drop(HandMade.oneTable(temporary, "org.example.guests", "guests"));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "looks into /proc")
    void keepsAPasswordFromAFileToItself() throws Exception {
        configureWithPasswordFile();
        MainDatabase database = new MainDatabase(distribution, SECRET);
        try (Host host = Host.serve(distribution)) {
            database.await("SELECT script FROM banister_history", List.of("guests")::equals, MOST);

            Unpacked.Ending status = distribution.run("status", "--json", "--verbose");

            assertThat(status.code()).as(status.toString()).isZero();
            assertThat(status.toString()).doesNotContain(SECRET);
            assertThat(Files.readString(Path.of("/proc/" + host.pid() + "/cmdline")))
                    .contains("dev.banister.launcher.Main")
                    .doesNotContain(SECRET);
            assertThat(host.terminate()).isZero();
            assertThat(host.output()).doesNotContain(SECRET);
        }
    }

    @Test
    void keepsAPasswordFromTheEnvironmentToItself() throws Exception {
        Map<String, String> environment = Map.of("BANISTER_PASSWORD", SECRET);

        Unpacked.Ending up = distribution.run(environment, "up", "--json");
        Unpacked.Ending wrong = distribution.run(Map.of("BANISTER_PASSWORD", SECRET + "-not"), "status", "--verbose");

        assertThat(up.code()).as(up.toString()).isZero();
        assertThat(up.toString()).doesNotContain(SECRET);
        assertThat(wrong.code()).as(wrong.toString()).isEqualTo(5);
        assertThat(wrong.toString()).doesNotContain(SECRET);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "looks into /proc")
    void listensToThisMachineOnly() throws Exception {
        try (Host host = Host.serve(distribution)) {
            new MainDatabase(distribution)
                    .await("SELECT script FROM banister_history", List.of("guests")::equals, MOST);

            List<String> addresses = listening(host.pid());

            assertThat(addresses).as("H2 serves the file to commands").isNotEmpty();
            assertThat(addresses).allMatch(SecrecyIT::isLoopback);
            assertThat(host.terminate()).isZero();
        }
    }

    private void configureWithPasswordFile() throws IOException {
        Path file = temporary.resolve("password");
        Files.writeString(file, SECRET + "\n");
        distribution.configure(
                "name = main",
                "url = jdbc:h2:file:${banister.home}/data/main;AUTO_SERVER=TRUE;WRITE_DELAY=0",
                "user = sa",
                "password.file = " + file);
    }

    /** The addresses, as the kernel writes them, on which a process listens. */
    private static List<String> listening(long pid) throws IOException {
        Set<String> sockets = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                String target = Files.readSymbolicLink(descriptor).toString();
                if (target.startsWith("socket:[")) {
                    sockets.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        }
        return Stream.of("tcp", "tcp6")
                .map(table -> Path.of("/proc/net/" + table))
                .filter(Files::exists)
                .flatMap(SecrecyIT::rows)
                .filter(row -> row[3].equals(LISTENS) && sockets.contains(row[9]))
                .map(row -> row[1])
                .toList();
    }

    private static Stream<String[]> rows(Path table) {
        try {
            return Files.readAllLines(table).stream()
                    .skip(1)
                    .map(line -> line.trim().split("\\s+"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isLoopback(String address) {
        String ip = address.substring(0, address.indexOf(':'));
        return List.of(
                        "0100007F", // 127.0.0.1
                        "0000000000000000FFFF00000100007F", // ::ffff:127.0.0.1
                        "00000000000000000000000001000000") // ::1
                .contains(ip);
    }
}
