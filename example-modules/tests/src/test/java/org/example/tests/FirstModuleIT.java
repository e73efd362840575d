package org.example.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.model.ModuleId;
import dev.banister.engine.Banister;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "what the README shows is for a POSIX shell")
class FirstModuleIT {

    private static final ModuleId GUESTS = new ModuleId("org.example.guests");

    @TempDir
    Path folder;

    private H2Database database;

    @BeforeEach
    void open() {
        database = H2Database.in(folder);
    }

    @AfterEach
    void close() throws Exception {
        database.execute("SHUTDOWN");
    }

    @Test
    void whatTheReadmeShowsMakesAModuleThatGoesUpAndDown() throws Exception {
        make();
        MigrationService migrations = Banister.on(database.dataSource())
                .modules(folder.resolve("guests.jar"))
                .open();

        boolean up = migrations
                .run(migrations.plan(PlanRequest.up()), RunListener.NONE)
                .succeeded();
        long guests = database.count("guests");
        boolean down = migrations
                .run(migrations.plan(PlanRequest.down(GUESTS)), RunListener.NONE)
                .succeeded();

        assertThat(up).isTrue();
        assertThat(guests).isEqualTo(3);
        assertThat(down).isTrue();
        assertThat(database.tables()).isEmpty();
    }

    private void make() throws IOException, InterruptedException {
        Path script = SourceTree.root().resolve("example-modules/first-module/make.sh");
        ProcessBuilder shell = new ProcessBuilder("sh", script.toString())
                .directory(folder.toFile())
                .inheritIO();
        // The JDK that runs the tests, wherever the shell would find another.
        String bin = Path.of(System.getProperty("java.home"), "bin").toString();
        shell.environment().merge("PATH", bin, (path, mine) -> mine + System.getProperty("path.separator") + path);
        Process process = shell.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
