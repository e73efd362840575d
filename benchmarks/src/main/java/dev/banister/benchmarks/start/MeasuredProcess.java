package dev.banister.benchmarks.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One start of a JVM.
 *
 * @param untilReady from just before the process was made
 * @param cpu that it has used until then; zero where the system does not tell
 * @param residentMegabytes at that moment; NaN where there is no {@code /proc}
 */
record MeasuredProcess(Duration untilReady, Duration cpu, double residentMegabytes) {

    static MeasuredProcess of(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            awaitReady(command, output);
            Duration untilReady = Duration.ofNanos(System.nanoTime() - start);
            Duration cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
            return new MeasuredProcess(untilReady, cpu, residentMegabytes(process.pid()));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static void awaitReady(List<String> command, BufferedReader output) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); !Readiness.READY.equals(line); line = output.readLine()) {
            if (line == null) {
                throw new IllegalStateException(command + " ended before it was ready:\n" + said);
            }
            said.append(line).append('\n');
        }
    }

    private static double residentMegabytes(long pid) throws IOException {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                .findFirst()
                .orElse(Double.NaN);
    }
}
