package dev.banister.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.jars.BundleJar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandRunTest {

    @TempDir
    Path folder;

    @Test
    void exitsWithTheCodeOfTheCommand() throws IOException {
        TestHome home = new TestHome(folder);
        shell().writeTo(home.resolve("bundles/shell.jar"));
        CommandLine line = CommandLine.parse(List.of("one", "two", "--modules", "x"), false);

        int code = new CommandRun(home.home(), line).run();

        assertThat(code).isEqualTo(4);
    }

    @Test
    void leavesNoTemporaryFolderBehind() throws IOException {
        TestHome home = new TestHome(folder);
        shell().writeTo(home.resolve("bundles/shell.jar"));
        String storage = "test.storage";

        new CommandRun(home.home(), CommandLine.parse(List.of("status"), false)).run();

        assertThat(Path.of(System.getProperty(storage))).doesNotExist();
    }

    /** A shell that returns how many words it was given, and tells where the framework keeps its files. */
    private static BundleJar shell() {
        return BundleJar.bundle("shell", "1.0.0")
                .header("Bundle-Activator", "shell.Activator")
                .header("Import-Package", "org.osgi.framework")
                .source("shell.Activator", """
                        package shell;

                        import java.util.Hashtable;
                        import java.util.function.ToIntFunction;
                        import org.osgi.framework.BundleActivator;
                        import org.osgi.framework.BundleContext;

                        public final class Activator implements BundleActivator {
                            @Override
                            public void start(BundleContext context) {
                                Hashtable<String, Object> properties = new Hashtable<>();
                                properties.put("banister.command", true);
                                ToIntFunction<String[]> command = words -> words.length;
                                context.registerService(ToIntFunction.class, command, properties);
                                System.setProperty("test.storage", context.getProperty("org.osgi.framework.storage"));
                            }

                            @Override
                            public void stop(BundleContext context) {}
                        }
                        """);
    }
}
