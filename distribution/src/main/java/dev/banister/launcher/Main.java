package dev.banister.launcher;

import java.util.List;

/** The entry: {@code banister}, {@code banister serve}, {@code banister COMMAND …}. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        beforeAnythingElse();
        System.exit(run(List.of(arguments)));
    }

    /** What H2 and the JDK read only once, when their classes are loaded. */
    private static void beforeAnythingElse() {
        if (System.getProperty("h2.bindAddress") == null) {
            // H2's AUTO_SERVER would listen on every interface.
            System.setProperty("h2.bindAddress", "127.0.0.1");
        }
        if (System.getProperty("jdk.console") == null) {
            // From Java 22 on, System.console() would no longer be null without a terminal.
            System.setProperty("jdk.console", "java.base");
        }
    }

    /** That there is no console without a terminal holds on later versions of Java too: see above. */
    @SuppressWarnings("SystemConsoleNull")
    private static int run(List<String> arguments) {
        try {
            CommandLine line = CommandLine.parse(arguments, System.console() != null);
            line.requirePlaces();
            LogLevel.set(line.mode(), line.isVerbose());
            Home home = Home.find();
            // Where the shell looks for etc/gosh_profile; else it would run one from the working directory.
            System.setProperty(
                    "gosh.home", home.configuration().resolve("shell").toString());
            return line.mode() == Mode.COMMAND ? new CommandRun(home, line).run() : new HostRun(home, line).run();
        } catch (LaunchException failure) {
            if (arguments.contains("--json")) {
                System.out.println(LaunchAnswer.json(failure));
            } else {
                System.err.println("banister: " + failure.getMessage());
            }
            return failure.exitCode();
        }
    }
}
