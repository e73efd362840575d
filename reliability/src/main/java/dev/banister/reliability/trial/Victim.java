package dev.banister.reliability.trial;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.reliability.boundary.CallCounter;
import dev.banister.reliability.boundary.Moment;
import dev.banister.reliability.boundary.Strike;
import dev.banister.reliability.boundary.Watched;
import dev.banister.reliability.scenario.Address;
import dev.banister.reliability.scenario.ChildJvm;
import dev.banister.reliability.scenario.Command;
import dev.banister.reliability.scenario.Scenario;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The process that is killed. It says on its output what it is about to do, and at the call it was told of it says so and
 * does nothing any more: whoever started it sends the signal.
 */
final class Victim {

    static final String IN_COMMAND = "command ";
    static final String AT_THE_POINT = "at the point";

    private Victim() {}

    /** Arguments: URL, user, password, folder of the modules, number of the call, its side. */
    public static void main(String[] arguments) throws Exception {
        ChildJvm.endWithParent();
        Address address = new Address(arguments[0], arguments[1], arguments[2]);
        Scenario scenario = new Scenario(Path.of(arguments[3]));
        CallCounter counter = new CallCounter(stop(Integer.parseInt(arguments[4]), Moment.valueOf(arguments[5])));
        // Kept open as a pool would, so that a database in a file is not closed after every command.
        try (Connection anchor = address.connect()) {
            MigrationService migrations = scenario.open(Watched.dataSource(address.dataSource(), counter));
            List<Command> commands = Scenario.commands();
            for (int i = 0; i < commands.size(); i++) {
                say(IN_COMMAND + i + " " + Events.last(anchor));
                RunReport report =
                        migrations.run(migrations.plan(commands.get(i).request()), RunListener.NONE);
                if (!report.succeeded()) {
                    throw new IllegalStateException("failed undisturbed: " + commands.get(i) + report.outcomes());
                }
            }
        }
        throw new IllegalStateException(
                "the scenario has only " + counter.calls().size() + " calls");
    }

    private static Strike stop(int number, Moment where) {
        return (call, moment, connection) -> {
            if (call.number() == number && moment == where) {
                say(AT_THE_POINT);
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("nobody interrupts this thread", e);
                }
            }
        };
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
