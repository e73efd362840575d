package dev.banister.reliability.trial;

import dev.banister.reliability.scenario.Address;
import dev.banister.reliability.scenario.ChildJvm;
import dev.banister.reliability.scenario.Product;
import dev.banister.reliability.scenario.Scenario;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Starts a victim and kills it with SIGKILL where it waits for that. */
final class VictimProcess {

    private final Scenario scenario;
    private final ChildJvm jvm;

    VictimProcess(Product product, Scenario scenario) {
        this.scenario = scenario;
        this.jvm = new ChildJvm(product);
    }

    /**
     * Runs the scenario up to that call.
     *
     * @return how far it was
     */
    Progress kill(Address address, Point point) {
        Process process = jvm.start(
                Victim.class,
                address.url(),
                address.user(),
                address.password(),
                scenario.modules().toString(),
                Integer.toString(point.call()),
                point.moment().name());
        try {
            return watch(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            process.destroyForcibly().onExit().join();
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
