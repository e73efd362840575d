package dev.banister.benchmarks.start;

import dev.banister.benchmarks.Folders;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Starts the built distribution with the example modules, all of them applied, and a bare Felix with SCR, in turn. Both
 * begin with an empty storage of the framework, as the distribution always does.
 */
public final class StartBenchmark {

    private static final int WARM_UP = 2;
    private static final int ROUNDS = 11;
    private static final List<String> BARE = List.of(
            "org.apache.felix.scr", "org.osgi.service.component", "org.osgi.util.function", "org.osgi.util.promise");

    private final Path home;
    private final Path bareStorage;

    private StartBenchmark(Path home, Path bareStorage) {
        this.home = home;
        this.bareStorage = bareStorage;
    }

    /** @param arguments the folder of the distribution; it is copied first */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            System.err.println("The folder of the built distribution is wanted.");
            System.exit(2);
        }
        Path work = Files.createTempDirectory("banister-start-");
        try {
            Path home = work.resolve("banister");
            Folders.copy(Path.of(arguments[0]), home);
            Folders.copy(home.resolve("examples"), home.resolve("modules"));
            new StartBenchmark(home, work.resolve("bare")).run();
        } finally {
            Folders.delete(work);
        }
    }

    private void run() throws Exception {
        int modules = jars(home.resolve("modules")).size();
        List<String> host = command(HostMain.class, List.of(String.valueOf(modules)));
        List<String> bare = command(BareMain.class, bareArguments());
        List<MeasuredProcess> hosts = new ArrayList<>();
        List<MeasuredProcess> bares = new ArrayList<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            MeasuredProcess bareRun = MeasuredProcess.of(bare);
            MeasuredProcess hostRun = MeasuredProcess.of(host);
            if (round >= WARM_UP) {
                bares.add(bareRun);
                hosts.add(hostRun);
            }
        }
        System.out.printf("median of %d starts, %d modules   ready ms   resident MB%n", ROUNDS, modules);
        print("bare Felix with SCR", bares);
        print("host, nothing pending", hosts);
    }

    private static void print(String name, List<MeasuredProcess> runs) {
        System.out.printf(
                "%-33s %9.0f   %9.0f%n",
                name,
                median(runs, run -> run.untilReady().toNanos() / 1e6),
                median(runs, MeasuredProcess::residentMegabytes));
    }

    private static double median(List<MeasuredProcess> runs, ToDoubleFunction<MeasuredProcess> figure) {
        List<Double> figures =
                new ArrayList<>(runs.stream().mapToDouble(figure).boxed().toList());
        Collections.sort(figures);
        return figures.get(figures.size() / 2);
    }

    private List<String> bareArguments() throws IOException {
        List<String> arguments = new ArrayList<>(List.of(bareStorage.toString()));
        for (Path jar : jars(home.resolve("bundles"))) {
            String name = jar.getFileName().toString();
            if (BARE.stream().anyMatch(bundle -> name.matches(bundle + "-\\d.*"))) {
                arguments.add(jar.toString());
            }
        }
        return arguments;
    }

    private List<String> command(Class<?> main, List<String> arguments) throws URISyntaxException {
        Path own = Path.of(StartBenchmark.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-Dbanister.home=" + home,
                "-Dlogback.configurationFile=" + home.resolve("conf/logback.xml"),
                "-cp",
                own + File.pathSeparator + home.resolve("lib") + File.separator + "*",
                main.getName()));
        command.addAll(arguments);
        return command;
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
