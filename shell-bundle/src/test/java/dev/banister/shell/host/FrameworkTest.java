package dev.banister.shell.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.model.ModuleState;
import dev.banister.shell.command.RecordedService;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.util.tracker.ServiceTracker;

/** The bundle as it is built, in a framework: alone as bin/banister runs it, and beside Gogo. */
class FrameworkTest {

    private static final List<String> LIBRARIES = List.of(
            "org.osgi.service.component-",
            "org.osgi.util.function-",
            "org.osgi.util.promise-",
            "org.apache.felix.scr-",
            "jackson-core-",
            "jackson-jr-objects-",
            "picocli-",
            "shell-bundle");
    private static final String FROM_OUTSIDE =
            "dev.banister.api.admin;version=1.0.0,dev.banister.api.model;version=1.0.0,"
                    + "org.slf4j;version=2.0.20,org.slf4j.event;version=2.0.20,org.slf4j.helpers;version=2.0.20,"
                    + "org.slf4j.spi;version=2.0.20";

    @TempDir
    private Path storage;

    private Framework framework;

    private BundleContext start(String mode, String... more) throws Exception {
        Map<String, String> properties = new HashMap<>();
        properties.put(Constants.FRAMEWORK_STORAGE, storage.toString());
        properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, FROM_OUTSIDE);
        properties.put("banister.mode", mode);
        framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(properties);
        framework.start();
        BundleContext context = framework.getBundleContext();
        for (String library : LIBRARIES) {
            context.installBundle(location(library));
        }
        for (String library : more) {
            context.installBundle(location(library));
        }
        for (Bundle bundle : context.getBundles()) {
            bundle.start();
            assertThat(bundle.getState()).as(bundle.getSymbolicName()).isEqualTo(Bundle.ACTIVE);
        }
        RecordedService service = new RecordedService().module("org.example.news", ModuleState.CURRENT, 1, 0);
        context.registerService(MigrationService.class, service, null);
        return context;
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
    }

    /** Where a jar of the class path is; the bundle itself is still a folder. */
    private static String location(String library) {
        if (library.equals("shell-bundle")) {
            return "reference:" + Path.of("target", "classes").toUri();
        }
        return Arrays.stream(System.getProperty("java.class.path").split(System.getProperty("path.separator")))
                .map(Path::of)
                .filter(path -> path.getFileName().toString().startsWith(library))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + library + " on the class path"))
                .toUri()
                .toString();
    }

    private static <T> T service(BundleContext context, String filter) throws Exception {
        Filter wanted = FrameworkUtil.createFilter(filter);
        ServiceTracker<T, T> tracker = new ServiceTracker<>(context, wanted, null);
        tracker.open(true); // the class path of the test has the classes of the bundles too
        try {
            T service = tracker.waitForService(TimeUnit.SECONDS.toMillis(20));
            assertThat(service).as(filter).isNotNull();
            return service;
        } finally {
            tracker.close();
        }
    }

    @Test
    void isTheCommandLineOfAProcessWithoutGogo() throws Exception {
        BundleContext context = start("command");
        ToIntFunction<String[]> command = service(context, "(banister.command=true)");
        PrintStream outBefore = System.out;
        PrintStream errBefore = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            assertThat(command.applyAsInt(new String[] {"status", "--json"})).isZero();
            assertThat(command.applyAsInt(new String[] {"check"})).isZero();
            assertThat(command.applyAsInt(new String[] {"--version"})).isZero();
            assertThat(command.applyAsInt(new String[] {"stats"})).isEqualTo(2);
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
        }

        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("{")
                .contains("\"module\" : \"org.example.news\"", "clean: ", "banister 0.1.0");
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("error: there is no command 'stats'");
    }

    @Test
    void isAScopeOfGogoInAHost() throws Exception {
        BundleContext context = start("host", "org.apache.felix.gogo.runtime-");
        service(context, "(&(osgi.command.scope=migrate)(osgi.command.function=status))");
        Object processor = service(context, "(objectClass=org.apache.felix.service.command.CommandProcessor)");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Object session = processor
                .getClass()
                .getMethod("createSession", InputStream.class, OutputStream.class, OutputStream.class)
                .invoke(processor, new ByteArrayInputStream(new byte[0]), out, err);

        session.getClass().getMethod("execute", CharSequence.class).invoke(session, "migrate:list news");

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("no scripts are offered or applied");
        assertThat(context.getServiceReferences(ToIntFunction.class.getName(), "(banister.command=true)"))
                .isNull();
    }
}
