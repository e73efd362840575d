package dev.banister.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The distribution, unpacked into a folder whose name holds a space. */
record Unpacked(Path home) {

    private static final long MOST_SECONDS = 120;

    /** How a command ended. */
    record Ending(int code, String out, String errors) {

        @Override
        public String toString() {
            return "exit code " + code + "\n" + out + "\n" + errors;
        }
    }

    static Unpacked into(Path temporary) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(temporary.toRealPath().resolve("with a space"));
        String archive = System.getProperty("banister.archive");
        assertThat(archive).as("the property banister.archive, set by Maven").isNotNull();
        Process tar = new ProcessBuilder("tar", "xzf", archive, "-C", folder.toString())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        try (Stream<Path> content = Files.list(folder)) {
            return new Unpacked(content.findFirst().orElseThrow());
        }
    }

    Path modules() {
        return home.resolve("modules");
    }

    Path examples() {
        return home.resolve("examples");
    }

    /** Replaces the database's configuration. */
    void configure(String... lines) throws IOException {
        Files.write(home.resolve("conf/dev.banister.database-main.cfg"), List.of(lines));
    }

    /** Runs one command to its end. */
    Ending run(String... words) throws IOException, InterruptedException {
        return run(Map.of(), words);
    }

    Ending run(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        Process process = start(environment, words);
        process.getOutputStream().close();
        OutputLines out = OutputLines.of(process.getInputStream());
        OutputLines errors = OutputLines.of(process.getErrorStream());
        assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS))
                .as("banister %s ends", String.join(" ", words))
                .isTrue();
        return new Ending(process.exitValue(), out.toTheEnd(), errors.toTheEnd());
    }

    Process start(Map<String, String> environment, String... words) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/banister").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(Path.of("/").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Puts a jar into the folder of modules, in one go. */
    void drop(Path jar) throws IOException {
        Path beside = modules().resolve(jar.getFileName() + ".part");
        Files.copy(jar, beside, StandardCopyOption.REPLACE_EXISTING);
        Files.move(beside, modules().resolve(jar.getFileName()), StandardCopyOption.ATOMIC_MOVE);
    }
}
