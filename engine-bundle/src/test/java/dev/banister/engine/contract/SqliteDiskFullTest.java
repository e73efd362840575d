package dev.banister.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.admin.Outcome.Result;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.ScriptState;
import dev.banister.engine.ModuleFolder;
import dev.banister.testservers.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full. Anybody may limit the pages of a file of SQLite, which fails as a disk does; root mounts a small
 * disk besides.
 */
class SqliteDiskFullTest {

    private static final int PAGE = 4096;

    @TempDir
    Path folder;

    private TestDatabase inFile() {
        return TestDatabase.sqlite(folder.resolve("test.db"));
    }

    private Host withRoomFor(int pages) {
        TestDatabase file = inFile();
        return new Host(file.reachedBy(file.url() + "?max_page_count=" + pages, "", ""), folder);
    }

    private static ModuleFolder module(Host host) {
        return host.module("a")
                .up("2020-01-01-g/s", "CREATE TABLE t (data BLOB);")
                .up("2020-01-02-g/fill", "INSERT INTO t VALUES (zeroblob(300000));")
                .up("2020-01-03-g/s", "CREATE TABLE u (id INT);");
    }

    @Test
    void failsTheScriptThatDoesNotFitAndGoesOnOnceThereIsRoom() {
        Host full = withRoomFor(300_000 / PAGE);
        ModuleFolder a = module(full);

        requireFailedInTheSecond(full, a);

        requireAllApplied(new Host(inFile(), folder), a);
    }

    private static void requireFailedInTheSecond(Host host, ModuleFolder a) {
        var report = host.up(a);

        assertThat(Host.results(report)).containsExactly(Result.DONE, Result.FAILED, Result.SKIPPED);
        assertThat(Host.failure(report).code()).isEqualTo(FindingCodes.SCRIPT_FAILED);
        assertThat(Host.failure(report).text()).containsIgnoringCase("full");
        assertThat(host.column("SELECT COUNT(*) FROM t")).containsExactly("0");
        assertThat(host.states(a))
                .containsEntry("a/2020-01-01-g/s", ScriptState.APPLIED)
                .containsEntry("a/2020-01-03-g/s", ScriptState.PENDING);
    }

    private static void requireAllApplied(Host host, ModuleFolder a) {
        assertThat(host.up(a).succeeded()).isTrue();
        assertThat(host.column("SELECT COUNT(*) FROM t")).containsExactly("1");
    }

    @Test
    void saysThatThereIsNoRoomForItsOwnTables() {
        for (int pages = 1; pages <= 5; pages++) {
            Host full = withRoomFor(pages);
            ModuleFolder a = module(full);

            requireNoRoomForOwnTables(full, a);
        }

        Host roomy = new Host(inFile(), folder);
        requireAllApplied(roomy, module(roomy));
    }

    private static void requireNoRoomForOwnTables(Host host, ModuleFolder a) {
        assertThatThrownBy(() -> host.up(a))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.findings())
                                .singleElement()
                                .satisfies(finding -> {
                                    assertThat(finding.code()).isEqualTo(FindingCodes.DATABASE_FULL);
                                    assertThat(finding.reasons())
                                            .anyMatch(reason -> reason.contains("database or disk is full"));
                                }));
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/bin/mount"));
    }

    /** Root without the right to mount fails here, since nobody would see that it was not tried. */
    @Test
    @EnabledIf("isRoot")
    void doesTheSameOnADiskThatIsFull() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        execute("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk.toString());
        try {
            Path ballast = Files.write(disk.resolve("ballast"), new byte[512 * 1024 - 3 * PAGE]);
            Host host = new Host(TestDatabase.sqlite(disk.resolve("test.db")), folder);
            ModuleFolder a = module(host);

            requireNoRoomForOwnTables(host, a);

            Files.write(ballast, new byte[250_000]);
            requireFailedInTheSecond(host, a);

            Files.delete(ballast);
            requireAllApplied(host, a);
        } finally {
            execute("umount", disk.toString());
        }
    }

    private static void execute(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(String.join(" ", command) + ": " + said)
                .isZero();
    }
}
