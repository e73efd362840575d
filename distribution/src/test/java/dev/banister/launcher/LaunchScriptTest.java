package dev.banister.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/banister} with a Java that only prints what it is given. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "bin/banister is for POSIX shells")
class LaunchScriptTest {

    @TempDir
    Path temporary;

    private Path home;
    private Path java;

    private record Ending(int code, List<String> out, String errors) {}

    @BeforeEach
    void unpackWithSpaces() throws IOException {
        Path real = temporary.toRealPath();
        home = real.resolve("a folder with spaces");
        Files.createDirectories(home.resolve("bin"));
        Files.copy(Path.of("src/main/dist/bin/banister"), home.resolve("bin/banister"));
        executable(home.resolve("bin/banister"));
        java = java("java home", "17.0.15");
    }

    @Test
    void findsItsFolderFromAnyOther() throws Exception {
        Ending ending = run(home.resolve("bin/banister"), Map.of("JAVA_HOME", java.toString()), "status");

        assertThat(ending.out()).contains("-Dbanister.home=" + home).contains(home + "/lib/*");
        assertThat(ending.code()).isEqualTo(3);
    }

    @Test
    void findsItsFolderThroughSymbolicLinks() throws Exception {
        Path elsewhere = Files.createDirectories(temporary.resolve("else where"));
        Path absolute = Files.createSymbolicLink(elsewhere.resolve("absolute"), home.resolve("bin/banister"));
        Path relative = Files.createSymbolicLink(elsewhere.resolve("relative"), Path.of("absolute"));

        Ending ending = run(relative, Map.of("JAVA_HOME", java.toString()), "status");

        assertThat(absolute).isSymbolicLink();
        assertThat(ending.out()).contains("-Dbanister.home=" + home);
    }

    @Test
    void handsOnEveryWordAsItIs() throws Exception {
        Ending ending = run(
                home.resolve("bin/banister"),
                Map.of("JAVA_HOME", java.toString(), "JAVA_OPTS", "-Xmx64m -Dx=*"),
                "why",
                "two words",
                "*",
                "");

        assertThat(ending.out()).contains("-Xmx64m", "-Dx=*").endsWith("why", "two words", "*", "");
    }

    @Test
    void takesTheJavaOnThePath() throws Exception {
        Path link = Files.createDirectories(temporary.resolve("on the path"));
        Files.createSymbolicLink(link.resolve("java"), java.resolve("bin/java"));

        Ending ending = run(home.resolve("bin/banister"), Map.of("PATH", link + ":" + System.getenv("PATH")), "status");

        assertThat(ending.out()).contains("-Dbanister.home=" + home);
    }

    @Test
    void refusesAnOlderJava() throws Exception {
        Path old = java("old", "11.0.2");

        Ending ending = run(home.resolve("bin/banister"), Map.of("JAVA_HOME", old.toString()), "status");

        assertThat(ending.code()).isEqualTo(4);
        assertThat(ending.errors()).contains("is Java 11.0.2, and Banister needs 17 or later");
    }

    @Test
    void asksAJavaThatHasNoReleaseFile() throws Exception {
        Path old = java("eight", "1.8.0_402");
        Files.delete(old.resolve("release"));

        Ending ending = run(home.resolve("bin/banister"), Map.of("JAVA_HOME", old.toString()), "status");

        assertThat(ending.errors()).contains("is Java 1.8.0_402, and Banister needs 17 or later");
    }

    @Test
    void saysThatJavaHomeHasNoJava() throws Exception {
        Ending ending = run(home.resolve("bin/banister"), Map.of("JAVA_HOME", temporary + "/none"), "status");

        assertThat(ending.code()).isEqualTo(2);
        assertThat(ending.errors()).contains("JAVA_HOME is " + temporary + "/none");
    }

    @Test
    void saysSoInJsonIfThatIsAskedFor() throws Exception {
        Ending ending = run(
                home.resolve("bin/banister"),
                Map.of("JAVA_HOME", temporary + "/a \"quoted\" \\ one"),
                "status",
                "--json");

        assertThat(ending.errors()).isEmpty();
        assertThat(JSON.std.mapFrom(String.join("\n", ending.out())))
                .containsEntry("exitCode", 2)
                .extractingByKey("error")
                .asString()
                .contains("bad-usage", "a \"quoted\" \\ one");
    }

    /** A Java of that version, which prints its arguments, one a line, and exits with 3. */
    private Path java(String folder, String version) throws IOException {
        Path made = temporary.toRealPath().resolve(folder);
        Files.createDirectories(made.resolve("bin"));
        Files.writeString(made.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path program = made.resolve("bin/java");
        Files.writeString(
                program,
                "#!/bin/sh\nif [ \"$1\" = -version ]; then echo 'java version \"" + version
                        + "\"' >&2; exit 0; fi\nprintf '%s\\n' \"$@\"\nexit 3\n");
        executable(program);
        return made;
    }

    private static void executable(Path file) {
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Ending run(Path program, Map<String, String> environment, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(words));
        Path errors = temporary.resolve("errors");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(Path.of("/").toFile()).redirectError(errors.toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment().remove("JAVA_OPTS");
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return new Ending(process.exitValue(), out, Files.readString(errors));
    }
}
