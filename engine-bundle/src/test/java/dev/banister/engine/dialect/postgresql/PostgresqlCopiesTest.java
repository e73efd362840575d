package dev.banister.engine.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.MigrationException;
import dev.banister.api.module.Database;
import dev.banister.api.schema.ColumnType;
import dev.banister.api.schema.Table;
import dev.banister.engine.contract.StructureSession;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.StructureDifference;
import dev.banister.testservers.TestDatabase;
import dev.banister.testservers.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresqlCopiesTest {

    private static final String[] NEWS = {
        "CREATE TABLE author (id int PRIMARY KEY, name text)",
        "CREATE TABLE news (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, author int REFERENCES author,"
                + " follows int REFERENCES news ON DELETE SET NULL, title text NOT NULL, size int DEFAULT 1)",
        "CREATE INDEX news_title ON news (title)",
        "CREATE TABLE remark (id int PRIMARY KEY, news int NOT NULL REFERENCES news ON DELETE CASCADE)",
        "CREATE VIEW titles AS SELECT id, title FROM news",
        "INSERT INTO author VALUES (1, 'a')",
        "INSERT INTO news (author, title) VALUES (1, 'one'), (NULL, 'two'), (1, 'three')",
        "UPDATE news SET follows = 1 WHERE id = 2",
        "DELETE FROM news WHERE id = 3",
        "INSERT INTO remark VALUES (10, 1), (20, 2)"
    };

    private TestDatabase database;
    private StructureSession session;

    @BeforeEach
    void open() throws SQLException {
        database = TestServer.postgresql().newDatabase();
        session = new StructureSession(database.dataSource().getConnection());
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    private static Finding finding(MigrationException e) {
        return e.findings().get(0);
    }

    @Test
    void keepsEverythingOfTheRichestTable() {
        session.execute(RichSchema.STATEMENTS);
        session.execute(RichSchema.VIEWS);
        session.execute(
                "INSERT INTO kind VALUES (1, 1, 2), (2, 2, 2), (3, 3, 3)",
                "INSERT INTO thing (name, kind_id, kind_a, kind_b, size) VALUES ('a', 1, 1, 2, 1), ('b', NULL, NULL, NULL, 2)",
                "INSERT INTO part SELECT 7, min(id) FROM thing");
        Structure before = session.structure();
        List<String> rows = database.column("SELECT t::text FROM thing t ORDER BY id");

        session.work(db -> {
            String copy = db.useTable("thing");
            db.update("UPDATE " + copy + " SET size = size + 0, name = name");
            db.doneUsingTables("thing");
        });

        assertThat(StructureDifference.between(before, session.structure())).isEmpty();
        assertThat(session.structure().fingerprint()).isEqualTo(before.fingerprint());
        assertThat(database.column("SELECT t::text FROM thing t ORDER BY id")).isEqualTo(rows);
        assertThat(database.column("INSERT INTO thing (name, size) VALUES ('c', 3) RETURNING id || ',' || always || ','"
                        + " || counter"))
                .containsExactly("9,3,3");
        assertThat(database.column("SELECT relname FROM pg_class WHERE relname LIKE '%banister%'"))
                .isEmpty();
    }

    @Test
    void letsAScriptWorkOnTheCopyByItsName() {
        session.execute(NEWS);

        session.work(db -> {
            List<String> copies = db.useTables("news", "remark");
            db.execute("ALTER TABLE " + copies.get(0) + " ADD COLUMN kind text DEFAULT 'plain' NOT NULL");
            db.update("UPDATE " + copies.get(0) + " SET title = upper(title) WHERE id = ?", 1);
            db.update("INSERT INTO " + copies.get(0) + " (title) VALUES ('new')");
            db.update("INSERT INTO " + copies.get(1) + " VALUES (30, 2)");
            assertThat(db.queryFirstColumn("SELECT title FROM news ORDER BY id"))
                    .containsExactly("one", "two");
            db.doneUsingTables("news", "remark");
        });

        assertThat(database.column("SELECT id || title || kind FROM news ORDER BY id"))
                .containsExactly("1ONEplain", "2twoplain", "4newplain");
        assertThat(database.column("INSERT INTO news (title) VALUES ('next') RETURNING id"))
                .containsExactly("5");
        assertThat(database.column("SELECT title FROM titles WHERE id = 1")).containsExactly("ONE");
        database.execute("DELETE FROM news WHERE id = 2");
        assertThat(database.column("SELECT id FROM remark")).containsExactly("10");
        assertThat(database.column("SELECT conname FROM pg_constraint WHERE contype = 'f' ORDER BY 1"))
                .containsExactly("news_author_fkey", "news_follows_fkey", "remark_news_fkey");
    }

    @Test
    void changesTheCopyByTheNamesOfTheTable() {
        session.execute(NEWS);

        session.work(db -> {
            Table news = db.useTableForAlter("news");
            news.changeColumn("title", title -> title.defaultTo("none"));
            news.addColumn("kind", ColumnType.enumOf("image", "video")).after("author");
            news.addActionOnBy("updated").after("title");
            news.addColumn("top", ColumnType.integer()).first();
            news.renameColumn("size", "length");
            news.removeIndex("news_title");
            news.addIndex("title");
            news.addIndex("kind").named("by_kind");
            news.addCheck("long", "length > 0");
            assertThat(news.columns())
                    .containsExactly(
                            "top",
                            "id",
                            "author",
                            "kind",
                            "follows",
                            "title",
                            "updated_on",
                            "updated_by_id",
                            "updated_by_name",
                            "updated_by_email",
                            "length");
            db.update("UPDATE " + news.name() + " SET kind = 'video' WHERE id = 1");
            db.doneUsingTables("news");
        });

        assertThat(session.around("news").table("news").orElseThrow().columns())
                .extracting(column -> column.name())
                .containsSequence("top", "id", "author", "kind", "follows", "title", "updated_on");
        assertThat(database.column("SELECT indexname FROM pg_indexes WHERE tablename = 'news' ORDER BY 1"))
                .containsExactly("by_kind", "news_pkey", "news_title_idx");
        assertThat(database.column(
                        "SELECT conname FROM pg_constraint WHERE conrelid = 'news'::regclass AND contype <> 'n'"
                                + " ORDER BY 1"))
                .containsExactly("long", "news_author_fkey", "news_follows_fkey", "news_kind_check", "news_pkey");
        assertThat(database.column("SELECT id || title || coalesce(kind, '-') || length FROM news ORDER BY id"))
                .containsExactly("1onevideo1", "2two-1");
        assertThat(database.column("INSERT INTO news DEFAULT VALUES RETURNING id || title"))
                .containsExactly("4none");
    }

    @Test
    void leavesEverythingAsItWasWhenTheScriptFails() {
        session.execute(NEWS);
        Structure before = session.structure();

        assertThatThrownBy(() -> session.work(db -> {
                    String copy = db.useTable("news");
                    db.update("UPDATE " + copy + " SET title = 'x'");
                    db.doneUsingTables("news");
                    db.execute("SELECT 1/0");
                }))
                .hasMessageContaining("division by zero");

        assertThat(session.structure()).isEqualTo(before);
        assertThat(database.column("SELECT title FROM news ORDER BY id")).containsExactly("one", "two");
    }

    @Test
    void namesTheTablesThatAScriptIsNotDoneWith() {
        session.execute(NEWS);

        assertThatThrownBy(() -> session.work(db -> {
                    db.useTables("news", "remark");
                    db.doneUsingTables("remark");
                }))
                .isInstanceOfSatisfying(MigrationException.class, e -> {
                    assertThat(finding(e).code()).isEqualTo(FindingCodes.COPY_NOT_DONE);
                    assertThat(finding(e).remedy()).contains("doneUsingTables(\"news\")");
                });
        assertThatThrownBy(() -> session.work(db -> db.doneUsingTables("news")))
                .isInstanceOfSatisfying(
                        MigrationException.class,
                        e -> assertThat(finding(e).reasons()).containsExactly("copies there: none"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE MATERIALIZED VIEW obstacle AS SELECT id FROM news",
                "CREATE FUNCTION obstacle() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM news; END",
                "CREATE FUNCTION obstacle(n news) RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE TABLE obstacle (n news)",
                "CREATE RULE obstacle AS ON INSERT TO author DO ALSO DELETE FROM news WHERE id < 0",
                "CREATE POLICY obstacle ON author USING (EXISTS (SELECT FROM news))",
                "CREATE PUBLICATION obstacle FOR TABLE news",
                "CREATE TABLE obstacle () INHERITS (news)",
                "CREATE SCHEMA other CREATE VIEW obstacle AS SELECT id FROM public.news",
                "CREATE SCHEMA other CREATE TABLE obstacle (n int REFERENCES public.news)",
                "CREATE FUNCTION obstacle() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM titles; END",
                "CREATE TABLE obstacle (n titles)",
                "CREATE SCHEMA other CREATE VIEW obstacle AS SELECT id FROM public.titles",
                "CREATE POLICY obstacle ON author USING (EXISTS (SELECT FROM titles))",
                "CREATE TABLE obstacle (n int DEFAULT nextval('news_id_seq'))",
                "CREATE VIEW obstacle AS SELECT last_value FROM news_id_seq",
                "CREATE VIEW obstacle AS SELECT NULL::news AS n",
                "CREATE CONSTRAINT TRIGGER obstacle AFTER INSERT ON author FROM news FOR EACH ROW"
                        + " EXECUTE FUNCTION suppress_redundant_updates_trigger()",
                "CREATE SEQUENCE obstacle OWNED BY news.id",
                "ALTER TABLE news ADD CONSTRAINT obstacle CHECK (NOT (news.* IS NULL))"
            })
    void refusesBeforehandWhatWouldBeLostAndNamesIt(String obstacle) {
        session.execute(NEWS);
        session.execute(obstacle);

        assertThatThrownBy(() -> session.work(db -> db.useTable("news")))
                .isInstanceOfSatisfying(MigrationException.class, e -> {
                    assertThat(finding(e).code()).isEqualTo(FindingCodes.NOT_HONOURED);
                    assertThat(finding(e).place().script()).isPresent();
                    assertThat(String.join(" ", finding(e).reasons())).contains("obstacle");
                });
        assertThat(session.said()).containsExactly("nobody writes to news");
    }

    @Test
    void refusesANameThatMeansATemporaryTable() {
        session.execute(NEWS);

        assertThatThrownBy(() -> session.work(db -> {
                    db.execute("CREATE TEMP TABLE news (id int)");
                    db.useTable("news");
                }))
                .isInstanceOfSatisfying(
                        MigrationException.class,
                        e -> assertThat(finding(e).reasons())
                                .anyMatch(reason -> reason.matches("its name means pg_temp_\\d+.news here")));
    }

    @Test
    void refusesWhatHasComeSinceTheCopyWasMade() {
        session.execute(NEWS);

        assertThatThrownBy(() -> session.work(db -> {
                    db.useTable("news");
                    db.execute("CREATE RULE late AS ON INSERT TO titles DO INSTEAD NOTHING");
                    db.doneUsingTables("news");
                }))
                .isInstanceOfSatisfying(
                        MigrationException.class,
                        e -> assertThat(finding(e).reasons()).anyMatch(reason -> reason.contains("rule: late")));
        assertThat(database.column("SELECT title FROM titles ORDER BY id")).containsExactly("one", "two");
    }

    @Test
    void holdsWritersOffAndLetsReadersIn() throws SQLException {
        session.execute(NEWS);

        session.work(db -> {
            db.useTable("news");
            try (Connection other = database.dataSource().getConnection();
                    Statement statement = other.createStatement()) {
                statement.execute("SET lock_timeout = '100ms'");
                statement.execute("SELECT count(*) FROM news");
                assertThatThrownBy(() -> statement.execute("UPDATE news SET size = 2"))
                        .hasMessageContaining("lock timeout");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            db.doneUsingTables("news");
        });

        assertThat(database.column("SELECT count(*) FROM news")).containsExactly("2");
    }

    @Test
    void refusesAColumnToGoThatAViewReads() {
        session.execute(NEWS);
        Structure before = session.structure();

        assertThatThrownBy(() -> session.work((Database db) -> {
                    db.useTableForAlter("news").removeColumn("title");
                    db.doneUsingTables("news");
                }))
                .hasMessageContaining("title");
        assertThat(session.structure()).isEqualTo(before);
    }

    @Test
    void givesTheSameCopyAtASecondCallAndANewOneOnceItIsDone() {
        session.execute(NEWS);

        session.work(db -> {
            String first = db.useTable("news");
            db.update("UPDATE " + first + " SET size = 5");
            assertThat(db.useTable("news")).isEqualTo(first);
            db.doneUsingTables("news");
            String second = db.useTable("news");
            db.update("UPDATE " + second + " SET size = size + 1");
            db.doneUsingTables("news");
        });

        assertThat(database.column("SELECT DISTINCT size FROM news")).containsExactly("6");
        assertThat(database.column(
                        "SELECT conname FROM pg_constraint WHERE contype = 'p' AND conrelid = 'news'::regclass"))
                .containsExactly("news_pkey");
    }

    @Test
    void givesNobodyRightsThatTheTableDidNotGive() {
        session.execute(NEWS);
        session.execute("GRANT INSERT ON news TO PUBLIC");
        session.execute(
                "ALTER DEFAULT PRIVILEGES GRANT SELECT, DELETE ON TABLES TO PUBLIC",
                "ALTER DEFAULT PRIVILEGES GRANT ALL ON SEQUENCES TO PUBLIC");
        Structure before = session.structure();

        session.work(db -> {
            db.useTableForAlter("news").addColumn("kind", ColumnType.string()).first();
            db.doneUsingTables("news");
        });

        assertThat(session.structure().table("news").orElseThrow().attributes())
                .isEqualTo(before.table("news").orElseThrow().attributes());
        assertThat(database.column("SELECT relacl::text ~ '[{,]=' FROM pg_class" + " WHERE relname = 'news_id_seq'"))
                .containsExactly("f");
    }

    @Test
    void refusesToCopyRowsOfWhichSomeAreHidden() {
        session.execute(NEWS);
        session.execute(
                "ALTER TABLE news ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY",
                "CREATE POLICY seen ON news USING (id = 1)",
                "CREATE ROLE " + database.user() + "_owner",
                "ALTER TABLE news OWNER TO " + database.user() + "_owner",
                "GRANT CREATE, USAGE ON SCHEMA public TO " + database.user() + "_owner");

        try {
            assertThatThrownBy(() -> session.work(db -> {
                        db.execute("SET LOCAL ROLE " + database.user() + "_owner");
                        db.useTable("news");
                    }))
                    .isInstanceOfSatisfying(
                            MigrationException.class,
                            e -> assertThat(finding(e).code()).isEqualTo(FindingCodes.NOT_HONOURED))
                    .hasMessageContaining("row security hides rows from");
        } finally {
            session.execute(
                    "DROP OWNED BY " + database.user() + "_owner CASCADE", "DROP ROLE " + database.user() + "_owner");
        }
    }

    @Test
    void letsQueriesOfTheNewTableBePlannedAtOnce() {
        session.execute(NEWS);

        session.work(db -> {
            db.useTable("news");
            db.doneUsingTables("news");
        });

        assertThat(database.column("SELECT reltuples FROM pg_class WHERE relname = 'news'"))
                .containsExactly("2");
    }

    @Test
    void swapsWhileRowsWaitToBeChecked() {
        session.execute(
                "CREATE TABLE node (id int PRIMARY KEY, next int REFERENCES node DEFERRABLE INITIALLY DEFERRED)",
                "INSERT INTO node VALUES (1, NULL)");

        session.work(db -> {
            String node = db.useTable("node");
            db.update("INSERT INTO " + node + " VALUES (2, 3)");
            db.update("INSERT INTO " + node + " VALUES (3, 1)");
            db.doneUsingTables("node");
        });

        assertThat(database.column("SELECT id FROM node ORDER BY id")).containsExactly("1", "2", "3");
    }
}
