package dev.banister.engine.osgi;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.Finding;
import dev.banister.api.model.MigrationException;
import java.nio.file.Path;
import java.util.Map;

/** Runs {@code up} as one command does, in a framework of its own, and prints at last what became of it. */
public final class BigModuleCommand {

    private BigModuleCommand() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        Map<String, String> properties = Map.of(
                "banister.url", "jdbc:h2:file:" + home.resolve("main") + ";WRITE_DELAY=0", "banister.user", "sa");
        OsgiHost host = OsgiHost.start(home, "command", properties);
        String told;
        try {
            told = upgrade(host.migrations()) + " " + host.query("SELECT COUNT(*) FROM news");
        } catch (MigrationException refused) {
            Finding finding = refused.findings().get(0);
            told = finding.code() + " " + finding.reasons() + " " + finding.remedy();
        } finally {
            host.close();
        }
        System.out.println(told);
    }

    private static boolean upgrade(MigrationService migrations) {
        RunReport report = migrations.run(migrations.plan(PlanRequest.up()), RunListener.NONE);
        return report.succeeded();
    }
}
