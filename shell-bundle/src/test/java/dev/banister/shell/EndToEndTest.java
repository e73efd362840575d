package dev.banister.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.banister.api.admin.MigrationService;
import dev.banister.engine.Banister;
import dev.banister.shell.command.ExitCode;
import dev.banister.shell.command.Typed;
import dev.banister.shell.command.Typed.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on real modules and a real database: what a user types, what they read, what the database then holds. */
class EndToEndTest {

    private static final String CORE = "org.example.core";
    private static final String NEWS = "org.example.news";
    private static final String NEWS_TABLE = "2010-11-29-news/create-news";

    @TempDir
    private Path home;

    private final JdbcDataSource database = new JdbcDataSource();
    private Connection keptOpen;

    @BeforeEach
    void writeTwoModules() throws Exception {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID());
        keptOpen = database.getConnection();
        script(CORE, "001_users/create-users.up.sql", "CREATE TABLE users (id INT PRIMARY KEY, name VARCHAR(50));");
        script(CORE, "001_users/create-users.down.sql", "DROP TABLE users;");
        script(NEWS, "2010-11-29-news/group.properties", "requires=org.example.core/001_users\n");
        script(NEWS, NEWS_TABLE + ".up.sql", """
                CREATE TABLE news (id INT PRIMARY KEY, author INT REFERENCES users (id));
                INSERT INTO news VALUES (1, NULL), (2, NULL);
                """);
        script(NEWS, NEWS_TABLE + ".down.sql", "DROP TABLE news;");
        script(NEWS, "2011-02-01-titles/add-title.up.sql", "ALTER TABLE news ADD title VARCHAR(200);");
        script(NEWS, "2011-02-01-titles/add-title.down.sql", "ALTER TABLE news DROP COLUMN title;");
    }

    @AfterEach
    void closeDatabase() throws SQLException {
        keptOpen.close();
    }

    private void script(String module, String path, String text) throws IOException {
        Path root = home.resolve(module);
        Path manifest = root.resolve("META-INF/MANIFEST.MF");
        if (!Files.exists(manifest)) {
            Files.createDirectories(manifest.getParent());
            Files.writeString(
                    manifest,
                    "Manifest-Version: 1.0\nBundle-ManifestVersion: 2\nBundle-SymbolicName: " + module
                            + "\nBundle-Version: 1.2.0\n");
        }
        Path file = root.resolve("migrations").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** The modules as they are on disk at this moment. */
    private Typed host() {
        MigrationService service = Banister.on(database)
                .modules(home.resolve(CORE), home.resolve(NEWS))
                .open();
        return Typed.to(service).in(home);
    }

    private Result run(String words) {
        return host().run(words.split(" "));
    }

    private List<String> tables() throws SQLException {
        try (ResultSet rows = keptOpen.createStatement()
                .executeQuery("SELECT table_name FROM information_schema.tables WHERE table_schema = 'PUBLIC'"
                        + " AND table_name NOT LIKE 'BANISTER%' AND table_name NOT LIKE 'banister%' ORDER BY 1")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private static void assertDone(Result result) {
        assertThat(result.exitCode()).as(result.toString()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void upgradesAHostAndTellsHowItStands() throws Exception {
        assertThat(run("check").exitCode()).isEqualTo(ExitCode.PENDING);
        assertThat(run("new").out().lines().skip(1).map(line -> line.split(" ")[0]))
                .containsExactly(
                        CORE + "/001_users/create-users",
                        NEWS + "/" + NEWS_TABLE,
                        NEWS + "/2011-02-01-titles/add-title");

        Result up = run("up");

        assertDone(up);
        assertThat(up.out())
                .containsSubsequence("+ " + CORE, "+ " + NEWS + "/2010", "+ " + NEWS + "/2011", "applied 3 scripts in");
        assertThat(tables()).containsExactly("NEWS", "USERS");
        assertThat(run("check").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run("status").out()).contains(NEWS + "  1.2.0    2        0        current");
        assertThat(run("up").out()).isEqualTo("nothing to do\n");
        assertThat(run("history --limit 1").out()).contains("applied", "add-title");
        assertThat(run("why news").out()).contains(NEWS);
    }

    @Test
    void takesOneModuleDownAndUpAgain() throws Exception {
        assertDone(run("up"));

        assertThat(run("down news").exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(tables()).containsExactly("NEWS", "USERS");
        assertDone(run("down news --yes"));
        assertThat(run("new").out()).contains("add-title");
        assertDone(run("to news 0 --yes"));
        assertThat(tables()).containsExactly("USERS");
        assertThat(run("to news 0 --yes").out()).isEqualTo("nothing to do\n");
        assertDone(run("up news --steps 1"));
        assertDone(run("redo news --yes"));
        assertThat(tables()).containsExactly("NEWS", "USERS");
    }

    @Test
    void asksOnATerminal() throws Exception {
        assertDone(run("up"));

        Result no = host().answering("n").run("down", "news", "--all");
        Result yes = host().answering("y").run("down", "news", "--all");

        assertThat(no.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertDone(yes);
        assertThat(yes.out()).contains("2 steps: 2 to revert", "reverted 2 scripts");
        assertThat(tables()).containsExactly("USERS");
    }

    @Test
    void refusesWhatOthersNeedUnlessTheyGoToo() throws Exception {
        assertDone(run("up"));

        Result refused = run("down core --yes");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains("[dependents]", NEWS);
        assertThat(run("plan down core --cascade").out()).contains("3 steps: 3 to revert");
        assertDone(run("down core --cascade --yes"));
        assertThat(tables()).isEmpty();
    }

    @Test
    void planShowsTheStatementsAndRunsNothing() throws Exception {
        Result plan = run("plan up news --sql");

        assertDone(plan);
        assertThat(plan.out()).contains("    CREATE TABLE news (id INT", "    INSERT INTO news VALUES", "3 to apply");
        assertThat(tables()).isEmpty();
    }

    @Test
    void saysWhereAScriptFailed() throws Exception {
        script(NEWS, "2011-02-01-titles/add-title.up.sql", "SELECT 1;\n\nALTER TABLE nws ADD title INT;\n");

        Result up = run("up");

        assertThat(up.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(up.out()).contains("add-title  FAILED after", "applied 2 scripts, 1 failed in");
        assertThat(up.err())
                .contains("[script-failed]", "add-title.up.sql:3", "NWS")
                .doesNotContain("\tat ");
        assertThat(run("check").exitCode()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void refusesAChangedScriptUntilItIsAccepted() throws Exception {
        assertDone(run("up"));
        script(NEWS, NEWS_TABLE + ".up.sql", "CREATE TABLE news (id BIGINT PRIMARY KEY);");

        Result up = run("up");
        Result accepted = host().run("accept", "news/" + NEWS_TABLE, "--because", "a wider key, altered by hand");

        assertThat(up.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(up.err()).contains("[changed]", "accept");
        assertDone(accepted);
        assertDone(run("check"));
        assertThat(run("history").out()).contains("accepted", "a wider key, altered by hand");
    }

    @Test
    void movesTheRecordWithoutRunningAnything() throws Exception {
        assertDone(run("mark core 001_users"));
        assertDone(run("mark news " + NEWS_TABLE));
        assertDone(host().run("ignore", NEWS + "/2011-02-01-titles/add-title", "--because", "not needed here"));

        assertThat(tables()).isEmpty();
        assertThat(run("list news").out()).contains("marked", "ignored");
        assertDone(run("check"));
        assertDone(run("ignore news/2011-02-01-titles/add-title --undo"));
        assertThat(run("check").exitCode()).isEqualTo(ExitCode.PENDING);
    }

    @Test
    void runsWhatItHasJustCreated() throws Exception {
        assertDone(run("up"));
        assertDone(host().run("create", NEWS, "add-index"));
        script(NEWS, "2026-11-21-add-index/add-index.up.sql", "CREATE INDEX news_author ON news (author);");

        Result up = run("up");

        assertDone(up);
        assertThat(up.out()).contains("+ " + NEWS + "/2026-11-21-add-index/add-index");
    }

    @Test
    void answersInJson() throws Exception {
        for (String words : List.of("plan up", "up", "status", "list", "new", "history", "check", "why news")) {
            Result result = run(words + " --json");

            assertThat(result.err()).as(words).isEmpty();
            assertThat(JSON.std.mapFrom(result.out())).as(words).containsEntry("exitCode", result.exitCode());
        }
        assertThat(run("to news nowhere --json").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("status --json").out()).contains("\"state\" : \"current\"");
    }

    @Test
    void saysThatTheDatabaseCannotBeReached() {
        database.setURL("jdbc:h2:tcp://127.0.0.1:1/nowhere");

        Result result = run("status");

        assertThat(result.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(result.err()).contains("[database-unreachable]").doesNotContain("\tat ");
    }
}
