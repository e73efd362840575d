package dev.banister.reliability.trial;

import dev.banister.reliability.scenario.Address;
import dev.banister.reliability.scenario.Product;
import dev.banister.reliability.scenario.Scenario;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts a victim and kills it with SIGKILL where it waits for that. */
final class VictimProcess {

    private final Scenario scenario;
    private final String classPath;

    VictimProcess(Product product, Scenario scenario) {
        this.scenario = scenario;
        this.classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> product.needs(Path.of(entry).getFileName().toString()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * Runs the scenario up to that call.
     *
     * @return how far it was
     */
    Progress kill(Address address, Point point) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // A life of a second: compile little, collect simply.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx128m",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                classPath,
                Victim.class.getName(),
                address.url(),
                address.user(),
                address.password(),
                scenario.modules().toString(),
                Integer.toString(point.call()),
                point.moment().name()));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try {
                return watch(process);
            } finally {
                process.destroyForcibly();
                process.waitFor(1, TimeUnit.MINUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a victim ran", e);
        }
    }

    private static Progress watch(Process process) throws IOException {
        Progress progress = new Progress(0, 0);
        List<String> output = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(Victim.AT_THE_POINT)) {
                    process.destroyForcibly();
                    return progress;
                }
                if (line.startsWith(Victim.IN_COMMAND)) {
                    String[] words = line.split(" ");
                    progress = new Progress(Integer.parseInt(words[1]), Long.parseLong(words[2]));
                } else {
                    output.add(line);
                }
            }
        }
        throw new IllegalStateException("the victim never came to its call: " + String.join("\n", output));
    }
}
