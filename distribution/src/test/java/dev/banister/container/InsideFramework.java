package dev.banister.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.ops4j.pax.exam.ExamSystem;
import org.ops4j.pax.exam.TestProbeBuilder;
import org.ops4j.pax.exam.nat.internal.NativeTestContainer;
import org.ops4j.pax.exam.spi.DefaultExamSystem;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * Runs test methods inside a framework: one for each class, with the bundles of {@link Provisioning} and one more that
 * holds the tests. JUnit calls a method here; it is skipped, and the same method is called on a twin of the test instance
 * whose class that bundle has loaded. Bundles that a test leaves are taken away after it, and one that could not be
 * resolved fails it, unless the test says {@link LeavesUnresolved}.
 */
final class InsideFramework implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, InvocationInterceptor {

    private static final ExtensionContext.Namespace STORE = ExtensionContext.Namespace.create(InsideFramework.class);

    private record Running(NativeTestContainer container, Bundle tests, Set<Long> bundles) {

        private BundleContext context() {
            return container.getSystemBundle().getBundleContext();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        ExamSystem system = DefaultExamSystem.create(Provisioning.options());
        FrameworkFactory factory =
                ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow();
        NativeTestContainer container = new NativeTestContainer(system, factory);
        container.start();
        Bundle tests = installTests(system, container, context.getRequiredTestClass());
        Bundle[] bundles = container.getSystemBundle().getBundleContext().getBundles();
        assertThat(bundles).filteredOn(InsideFramework::isBroken).isEmpty();
        Set<Long> ids = Arrays.stream(bundles).map(Bundle::getBundleId).collect(Collectors.toSet());
        context.getStore(STORE).put(Running.class, new Running(container, tests, ids));
    }

    private static Bundle installTests(ExamSystem system, NativeTestContainer container, Class<?> testClass)
            throws Exception {
        TestProbeBuilder builder = system.createProbe();
        for (Method method : testClass.getDeclaredMethods()) {
            builder.addTest(testClass, method.getName());
        }
        builder.setHeader(Constants.DYNAMICIMPORT_PACKAGE, "*");
        try (InputStream jar = builder.build().getStream()) {
            Bundle tests = container.getSystemBundle().getBundleContext().installBundle("tests", jar);
            tests.start();
            return tests;
        }
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        onTwin(invocation, method, context);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        onTwin(invocation, method, context);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        onTwin(invocation, method, context);
    }

    private static void onTwin(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        invocation.skip();
        Class<?> testClass = context.getRequiredTestClass();
        Object twin = context.getStore(STORE).getOrComputeIfAbsent("twin", key -> twin(running(context), testClass));
        Method theSame =
                twin.getClass().getDeclaredMethod(method.getExecutable().getName());
        theSame.setAccessible(true);
        try {
            theSame.invoke(twin);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private static Object twin(Running running, Class<?> testClass) {
        try {
            Constructor<?> constructor =
                    running.tests().loadClass(testClass.getName()).getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("there is no twin of " + testClass, failure);
        }
    }

    private static Running running(ExtensionContext context) {
        return context.getStore(STORE).get(Running.class, Running.class);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        Running running = running(context);
        List<Bundle> left = Arrays.stream(running.context().getBundles())
                .filter(bundle -> !running.bundles().contains(bundle.getBundleId()))
                .toList();
        List<String> broken = left.stream()
                .filter(InsideFramework::isBroken)
                .map(Bundle::getSymbolicName)
                .toList();
        for (Bundle bundle : left) {
            bundle.uninstall();
        }
        LeavesUnresolved expected = context.getRequiredTestMethod().getAnnotation(LeavesUnresolved.class);
        assertThat(broken)
                .as("bundles that are left unresolved")
                .containsExactlyInAnyOrder(expected == null ? new String[0] : expected.value());
    }

    private static boolean isBroken(Bundle bundle) {
        return bundle.getState() == Bundle.INSTALLED;
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        Running running = running(context);
        if (running != null) {
            running.container().stop();
        }
    }
}
