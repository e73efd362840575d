package dev.banister.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.banister.api.admin.Outcome.Result;
import dev.banister.api.admin.RunReport;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.ModuleFolder;
import dev.banister.testservers.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk of half a megabyte, where this machine lets a test mount one. */
class SqliteDiskFullTest {

    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                succeeds("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk.toString()),
                "a disk that is full is not tried here: mounting a tmpfs needs to be root, and permitted");
    }

    @AfterEach
    void unmount() throws Exception {
        succeeds("umount", disk.toString());
    }

    private static boolean succeeds(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    @Test
    void failsTheScriptThatDoesNotFitAndGoesOnOnceThereIsRoom() throws Exception {
        Path ballast = Files.write(disk.resolve("ballast"), new byte[250_000]);
        Host host = new Host(TestDatabase.sqlite(disk.resolve("test.db")), folder);
        ModuleFolder a = host.module("a")
                .up("2020-01-01-g/s", "CREATE TABLE t (data BLOB);")
                .up("2020-01-02-g/fill", "INSERT INTO t VALUES (zeroblob(300000));")
                .up("2020-01-03-g/s", "CREATE TABLE u (id INT);");

        RunReport report = host.up(a);

        assertThat(Host.results(report)).containsExactly(Result.DONE, Result.FAILED, Result.SKIPPED);
        assertThat(Host.failure(report).code()).isEqualTo(FindingCodes.SCRIPT_FAILED);
        assertThat(Host.failure(report).text()).containsIgnoringCase("full");
        assertThat(host.column("SELECT COUNT(*) FROM t")).containsExactly("0");
        assertThat(host.states(a))
                .containsEntry("a/2020-01-01-g/s", ScriptState.APPLIED)
                .containsEntry("a/2020-01-03-g/s", ScriptState.PENDING);

        Files.delete(ballast);

        assertThat(host.up(a).succeeded()).isTrue();
        assertThat(host.column("SELECT COUNT(*) FROM t")).containsExactly("1");
    }
}
