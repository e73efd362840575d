package dev.banister.engine.osgi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.PlanRequest;
import dev.banister.api.admin.RunListener;
import dev.banister.api.model.DatabaseUnreachableException;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.RefusedException;
import dev.banister.engine.Banister;
import dev.banister.engine.ModuleFolder;
import dev.banister.engine.service.PasswordOrigin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No pool waits for its time, which is far longer here than a test may take. */
@Timeout(30)
class TriedPoolTest {

    private static final int LONG_MS = 300_000;

    @TempDir
    private Path folder;

    private TriedPool pool(String url) throws Exception {
        DriverDataSource driver = new DriverDataSource(DriverManager.getDriver(url), url, new Properties());
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(driver);
        pool.setConnectionTimeout(LONG_MS);
        pool.setInitializationFailTimeout(-1);
        return new TriedPool(driver, pool, new PasswordOrigin("none", Optional.of("Give one.")));
    }

    private MigrationService migrations(TriedPool pool) {
        ModuleFolder module = ModuleFolder.in(folder, "a").up("2020-01-01-g/s", "CREATE TABLE t (id INT);");
        return Banister.on(pool).modules(module.path()).open();
    }

    @Test
    void saysAtOnceThatAFileIsNoDatabase() throws Exception {
        Path file = Files.writeString(folder.resolve("letter.txt"), "This is no database. ".repeat(100));
        try (TriedPool pool = pool("jdbc:sqlite:" + file)) {
            MigrationService migrations = migrations(pool);

            assertThatThrownBy(migrations::modules)
                    .isInstanceOfSatisfying(
                            DatabaseUnreachableException.class,
                            unreachable -> assertThat(
                                            unreachable.findings().get(0).reasons())
                                    .anyMatch(reason -> reason.contains("file is not a database"))
                                    .noneMatch(reason -> reason.contains("password")));
        }
    }

    @Test
    void saysWhereThePasswordComesFromToWhoeverIsNotLetIn() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("kept");
        try (Connection made = DriverManager.getConnection(url, "sa", "secret")) {
            assertThat(made.isValid(1)).isTrue();
        }
        try (TriedPool pool = pool(url + ";USER=sa")) {
            MigrationService migrations = migrations(pool);

            assertThatThrownBy(migrations::modules)
                    .isInstanceOfSatisfying(DatabaseUnreachableException.class, unreachable -> {
                        assertThat(unreachable.findings().get(0).reasons()).endsWith("the password: none");
                        assertThat(unreachable.findings().get(0).remedy()).endsWith("are right. Give one.");
                    });
        }
    }

    @Test
    void saysThatAFileMayOnlyBeRead() throws Exception {
        String url = "jdbc:sqlite:" + folder.resolve("shop.db");
        try (TriedPool pool = pool(url)) {
            migrations(pool).modules();
        }
        try (TriedPool pool = pool(url + "?open_mode=1")) {
            MigrationService migrations = migrations(pool);

            assertThat(migrations.modules()).hasSize(1);
            assertThatThrownBy(() -> migrations.run(migrations.plan(PlanRequest.up()), RunListener.NONE))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            refused ->
                                    assertThat(refused.findings().get(0).code()).isEqualTo(FindingCodes.NOT_PERMITTED));
        }
    }

    @Test
    void triesAgainWhoeverAsksNext() throws Exception {
        Path inNoFolder = folder.resolve("later/shop.db");
        try (TriedPool pool = pool("jdbc:sqlite:" + inNoFolder)) {
            assertThatThrownBy(pool::getConnection).hasMessageContaining("unable to open");
            Files.createDirectory(inNoFolder.getParent());

            try (Connection connection = pool.getConnection()) {
                assertThat(connection.isValid(1)).isTrue();
            }
        }
    }
}
