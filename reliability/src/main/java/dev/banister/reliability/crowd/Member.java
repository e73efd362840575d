package dev.banister.reliability.crowd;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.admin.Step;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.RefusedException;
import dev.banister.engine.Banister;
import dev.banister.reliability.scenario.Address;
import dev.banister.reliability.scenario.ChildJvm;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** One process of the crowd: modules come to it one after the other in an order of its own, and it upgrades each time. */
final class Member {

    /** What it says when it begins a script. */
    static final String BEGUN = "begun ";

    /** What it says when somebody else has its lease; then it goes on as an admin would. */
    static final String LEASE_LOST = "lost its lease";

    /** What it says when it holds. */
    static final String LINGERS = "lingers";

    /** How long: there is a signal to be sent meanwhile, and a lease to be renewed. */
    static final Duration LINGER = Duration.ofSeconds(12);

    /** What it says before what the engine does not let it do. */
    static final String REFUSED = "refused: ";

    private Member() {}

    /**
     * Arguments: URL, user, password, folder of the modules, a number that its order is made of, which script that it begins
     * it holds before.
     */
    public static void main(String[] arguments) throws Exception {
        ChildJvm.endWithParent();
        Address address = new Address(arguments[0], arguments[1], arguments[2]);
        List<Path> modules = new ArrayList<>(new CrowdModules(Path.of(arguments[3])).all());
        Collections.shuffle(modules, new Random(Long.parseLong(arguments[4])));
        Telling telling = new Telling(Integer.parseInt(arguments[5]));
        try (Connection anchor = address.connect()) {
            for (int arrived = 1; arrived <= modules.size(); arrived++) {
                upgrade(
                        Banister.on(address.dataSource())
                                .modules(modules.subList(0, arrived).toArray(Path[]::new))
                                .open(),
                        telling);
            }
            System.out.println("ended at " + anchor.getMetaData().getDatabaseProductName());
        } catch (RefusedException refused) {
            System.out.println(REFUSED + refused.findings().toString().replace("\n", " "));
        }
    }

    /** As often as another one is quicker. */
    private static void upgrade(MigrationService migrations, Telling telling) {
        boolean done = false;
        while (!done) {
            try {
                RunReport report = migrations.run(migrations.plan(PlanRequest.up()), telling);
                boolean lost = has(report, FindingCodes.LEASE_LOST);
                if (lost) {
                    System.out.println(LEASE_LOST);
                } else if (!report.succeeded()) {
                    System.out.println("failed " + report.outcomes());
                }
                done = !lost;
            } catch (RefusedException refused) {
                boolean stale = refused.findings().stream()
                        .anyMatch(finding -> finding.code().equals(FindingCodes.STALE_PLAN));
                if (!stale) {
                    throw refused;
                }
            }
        }
    }

    private static boolean has(RunReport report, String code) {
        return report.outcomes().stream()
                .flatMap(outcome -> outcome.finding().stream())
                .anyMatch(finding -> finding.code().equals(code));
    }

    private static final class Telling implements RunListener {

        private final int lingersAt;
        private int begun;

        Telling(int lingersAt) {
            this.lingersAt = lingersAt;
        }

        @Override
        public void stepStarted(Step step, int number) {
            System.out.println(BEGUN + step.script());
            begun++;
            if (begun == lingersAt) {
                System.out.println(LINGERS);
                linger();
            }
        }

        private static void linger() {
            try {
                TimeUnit.MILLISECONDS.sleep(LINGER.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
