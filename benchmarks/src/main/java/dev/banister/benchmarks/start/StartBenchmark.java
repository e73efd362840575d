package dev.banister.benchmarks.start;

import dev.banister.benchmarks.Folders;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts the built distribution with the example modules, all of them applied, and less and less of it, in turn: without
 * its shell; without its engine as well, but with the same pool on the same database, and the same modules; a bare Felix
 * with SCR. All begin with an empty storage of the framework, as the distribution always does.
 */
public final class StartBenchmark {

    private static final int WARM_UP = 2;
    private static final int ROUNDS = 11;
    private static final List<String> BARE = List.of(
            "org.apache.felix.scr", "org.osgi.service.component", "org.osgi.util.function", "org.osgi.util.promise");
    private static final List<String> SHELL =
            List.of("banister-shell", "picocli", "jackson-core", "jackson-jr-objects");
    private static final List<String> ENGINE = List.of("banister-engine");

    private final Path work;
    private final Path home;

    private StartBenchmark(Path work) {
        this.work = work;
        this.home = work.resolve("host");
    }

    /** @param arguments the folder of the distribution; it is copied first */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            System.err.println("The folder of the built distribution is wanted.");
            System.exit(2);
        }
        Path work = Files.createTempDirectory("banister-start-");
        try {
            new StartBenchmark(work).run(Path.of(arguments[0]));
        } finally {
            Folders.delete(work);
        }
    }

    private void run(Path distribution) throws Exception {
        Folders.copy(distribution, home);
        Folders.copy(home.resolve("examples"), home.resolve("modules"));
        String modules = String.valueOf(jars(home.resolve("modules")).size());
        // Applies the modules, so that all begin with the same database.
        MeasuredProcess.of(host(home, modules));

        Path withoutShell = copyWithout("without-shell", SHELL);
        Path withoutEngine = copyWithout("without-engine", SHELL);
        removeBundles(withoutEngine, ENGINE);
        StandInJar.write(withoutEngine.resolve("bundles/stand-in.jar"));

        Contestants contestants = new Contestants()
                .add("bare Felix with SCR", command(home, BareMain.class, bareArguments()))
                .add("host without engine and shell", host(withoutEngine, modules, HostMain.STAND_IN))
                .add("host without shell", host(withoutShell, modules))
                .add("host", host(home, modules));
        contestants.run(WARM_UP, ROUNDS);
        System.out.printf(
                "%s modules, %d starts; medians, and those of the differences within a round%n", modules, ROUNDS);
        contestants.print();
    }

    private Path copyWithout(String name, List<String> bundles) throws IOException {
        Path copy = work.resolve(name);
        Folders.copy(home, copy);
        removeBundles(copy, bundles);
        return copy;
    }

    private static void removeBundles(Path from, List<String> names) throws IOException {
        for (Path jar : bundles(from, names)) {
            Files.delete(jar);
        }
    }

    private List<String> bareArguments() throws IOException {
        List<String> arguments = new ArrayList<>(List.of(work.resolve("bare").toString()));
        bundles(home, BARE).forEach(jar -> arguments.add(jar.toString()));
        return arguments;
    }

    private static List<Path> bundles(Path home, List<String> names) throws IOException {
        return jars(home.resolve("bundles")).stream()
                .filter(jar -> names.stream()
                        .anyMatch(name -> jar.getFileName().toString().matches(name + "-\\d.*")))
                .toList();
    }

    private static List<String> host(Path home, String... arguments) throws URISyntaxException {
        return command(home, HostMain.class, List.of(arguments));
    }

    private static List<String> command(Path home, Class<?> main, List<String> arguments) throws URISyntaxException {
        Path own = Path.of(StartBenchmark.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
                "-Dbanister.home=" + home,
                "-Dbanister.benchmark.url=jdbc:h2:file:" + home.resolve("data/main")
                        + ";AUTO_SERVER=TRUE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0",
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
