package dev.banister.shell.host;

import dev.banister.shell.command.Commands;
import dev.banister.shell.command.Databases;
import dev.banister.shell.command.FrontEnd;
import dev.banister.shell.command.FrontEnd.Kind;
import dev.banister.shell.command.StopRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Where {@code bin/banister COMMAND} enters: in a framework with {@code banister.mode=command} the command tree is a
 * service that takes the words of the command line and returns the exit code.
 */
@Component(service = {})
public final class CommandMode {

    private static final String MODE = "banister.mode";
    private static final String PUBLISHED = "banister.command";

    private final Optional<ServiceRegistration<?>> registration;

    @Activate
    public CommandMode(BundleContext context, @Reference Databases databases) {
        this.registration = isOn(context) ? Optional.of(publish(context, databases)) : Optional.empty();
    }

    @Deactivate
    void stop() {
        registration.ifPresent(ServiceRegistration::unregister);
    }

    static boolean isOn(BundleContext context) {
        return "command".equals(context.getProperty(MODE));
    }

    private static ServiceRegistration<?> publish(BundleContext context, Databases databases) {
        String version = context.getBundle().getVersion().toString();
        ToIntFunction<String[]> run = words -> Commands.run(
                new FrontEnd(
                        Kind.PROGRAM,
                        Terminal.console(),
                        databases,
                        Clock.systemUTC(),
                        Path.of("").toAbsolutePath(),
                        version,
                        new StopRequest()),
                words);
        return context.registerService(ToIntFunction.class, run, FrameworkUtil.asDictionary(Map.of(PUBLISHED, true)));
    }
}
