package dev.banister.engine.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.module.Database;
import dev.banister.api.schema.ColumnType;
import dev.banister.api.schema.Table;
import dev.banister.engine.contract.StructureSession;
import dev.banister.engine.schema.Structure;
import dev.banister.testservers.TestDatabase;
import dev.banister.testservers.TestServer;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a copy has once it stands in the place of its table. */
class PostgresqlSuccessionTest {

    private static final String[] NEWS = {
        "CREATE TABLE news (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text NOT NULL)",
        "INSERT INTO news (title) VALUES ('one'), ('two')"
    };

    private static final String[] CIRCLE = {
        "CREATE TABLE a (id int PRIMARY KEY)",
        "CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a)",
        "ALTER TABLE a ADD b int REFERENCES b",
        "INSERT INTO a VALUES (1)",
        "INSERT INTO b VALUES (1, 1)",
        "UPDATE a SET b = 1"
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

    private static void copy(Database db) {
        db.useTable("news");
        db.doneUsingTables("news");
    }

    @Test
    void keepsRightsToColumnsAndToTheSequenceOfAnIdentity() {
        session.execute(NEWS);
        session.execute(
                "GRANT UPDATE (title) ON news TO PUBLIC",
                "GRANT USAGE ON SEQUENCE news_id_seq TO PUBLIC",
                "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC");
        Structure before = session.structure();

        session.work(PostgresqlSuccessionTest::copy);

        assertThat(session.structure()).isEqualTo(before);
    }

    @Test
    void addsTheRightsThatTheScriptGivesToThoseOfTheTable() {
        session.execute(NEWS);
        session.execute("GRANT INSERT ON news TO PUBLIC");

        session.work(db -> {
            db.execute("GRANT SELECT ON " + db.useTable("news") + " TO PUBLIC");
            db.doneUsingTables("news");
        });

        assertThat(session.structure().table("news").orElseThrow().attributes())
                .containsEntry("grant to PUBLIC", "INSERT, SELECT");
    }

    @Test
    void leavesATableToItsOwnerWithItsSequencesAndTheRightsOfWhoCopies() {
        String owner = database.column("SELECT 'o_' || current_database()").get(0);
        session.execute(
                "CREATE ROLE " + owner,
                "GRANT CREATE, USAGE ON SCHEMA public TO " + owner,
                "CREATE TABLE news (id serial PRIMARY KEY, title text, number int)",
                "CREATE SEQUENCE spare OWNED BY news.number",
                "ALTER TABLE news OWNER TO " + owner,
                "GRANT UPDATE (title) ON news TO " + database.user(),
                "INSERT INTO news (title) VALUES ('one')");
        Structure before = session.structure();

        try {
            session.work(PostgresqlSuccessionTest::copy);

            assertThat(session.structure()).isEqualTo(before);
            assertThat(database.column("SELECT DISTINCT sequenceowner FROM pg_sequences"))
                    .containsExactly(owner);
        } finally {
            session.execute("DROP OWNED BY " + owner + " CASCADE", "DROP ROLE " + owner);
        }
    }

    @Test
    void worksForAnOwnerWhoMayDoNothingElse() {
        String owner = database.column("SELECT 'p_' || current_database()").get(0);
        session.execute(NEWS);
        session.execute(
                "CREATE ROLE " + owner,
                "GRANT CREATE, USAGE ON SCHEMA public TO " + owner,
                "ALTER TABLE news OWNER TO " + owner,
                "CREATE VIEW titles AS SELECT title FROM news",
                "ALTER VIEW titles OWNER TO " + owner);
        Structure before = session.structure();

        try {
            session.work(db -> {
                db.execute("SET LOCAL ROLE " + owner);
                copy(db);
            });

            assertThat(session.structure()).isEqualTo(before);
        } finally {
            session.execute("DROP OWNED BY " + owner + " CASCADE", "DROP ROLE " + owner);
        }
    }

    @Test
    void keepsWhatOnlyTheCatalogsSay() {
        session.execute(NEWS);
        session.execute(
                "CREATE STATISTICS pair ON id, title FROM news",
                "COMMENT ON STATISTICS pair IS 'p'",
                "ALTER STATISTICS pair SET STATISTICS 77",
                "CREATE RULE stay AS ON DELETE TO news DO ALSO NOTHING",
                "COMMENT ON RULE stay ON news IS 'r'",
                "ALTER TABLE news DISABLE RULE stay",
                "COMMENT ON INDEX news_pkey IS 'i'",
                "COMMENT ON SEQUENCE news_id_seq IS 's'",
                "CREATE INDEX lower ON news (lower(title))",
                "ALTER INDEX lower ALTER COLUMN 1 SET STATISTICS 333",
                "REVOKE TRUNCATE ON news FROM CURRENT_USER");

        session.work(db -> {
            copy(db);
            copy(db);
        });

        assertThat(database.column("SELECT description FROM pg_description WHERE objoid >= 16384 ORDER BY 1"))
                .containsExactly("i", "p", "r", "s");
        assertThat(database.column("SELECT stxstattarget FROM pg_statistic_ext"))
                .containsExactly("77");
        assertThat(database.column("SELECT ev_enabled FROM pg_rewrite WHERE rulename = 'stay'"))
                .containsExactly("D");
        assertThat(database.column("SELECT attstattarget FROM pg_attribute WHERE attrelid = 'lower'::regclass"))
                .containsExactly("333");
        assertThat(database.column("SELECT has_table_privilege(c.relowner, c.oid, 'INSERT'), relacl::text LIKE '%D%'"
                        + " FROM pg_class c WHERE relname = 'news'"))
                .containsExactly("t");
    }

    @Test
    void leavesNoNameThatIsTheCopys() {
        session.execute(NEWS);

        session.work(db -> {
            Table news = db.useTableForAlter("news");
            news.addColumn("top", ColumnType.string()).first();
            db.execute("ALTER TABLE " + news.name() + " ADD number serial, ADD size int UNIQUE CHECK (size > 0)");
            db.execute("CREATE INDEX ON " + news.name() + " (title)");
            db.doneUsingTables("news");
        });

        assertThat(database.column("SELECT conname FROM pg_constraint WHERE conname LIKE '%banister%'"
                        + " UNION ALL SELECT relname FROM pg_class WHERE relname LIKE '%banister%'"))
                .isEmpty();
        assertThat(database.column("SELECT indexname FROM pg_indexes WHERE tablename = 'news' ORDER BY 1"))
                .containsExactly("news_pkey", "news_size_key", "news_title_idx");
        assertThat(database.column(
                        "SELECT top || id || title || number FROM (SELECT coalesce(top, '-') AS top, id, title,"
                                + " number FROM news) n ORDER BY id"))
                .containsExactly("-1one1", "-2two2");
        assertThat(database.column("INSERT INTO news (title) VALUES ('three') RETURNING id || ',' || number"))
                .containsExactly("3,3");
    }

    @Test
    void keepsASequenceThatNothingCountsByWhenItsColumnIsRenamed() {
        session.execute("CREATE TABLE news (id int, number int)", "CREATE SEQUENCE spare OWNED BY news.number");

        session.work(db -> {
            db.execute("ALTER TABLE " + db.useTable("news") + " RENAME number TO place");
            db.doneUsingTables("news");
        });

        assertThat(database.column("SELECT sequencename FROM pg_sequences")).containsExactly("spare");
    }

    @Test
    void putsTwoCopiesInPlaceWhoseRowsFitOnlyToEachOther() {
        session.execute(CIRCLE);

        session.work(db -> {
            List<String> copies = db.useTables("a", "b");
            db.update("UPDATE " + copies.get(0) + " SET b = NULL, id = 11");
            db.update("UPDATE " + copies.get(1) + " SET a = NULL, id = 12");
            db.doneUsingTables("a", "b");
        });

        assertThat(database.column("SELECT id FROM a UNION ALL SELECT id FROM b ORDER BY 1"))
                .containsExactly("11", "12");
        assertThat(database.column("SELECT conname FROM pg_constraint WHERE contype = 'f' ORDER BY 1"))
                .containsExactly("a_b_fkey", "b_a_fkey");
    }

    @Test
    void putsTwoCopiesInPlaceOneAfterTheOther() {
        session.execute(CIRCLE);
        Structure before = session.structure();

        session.work(db -> {
            db.useTables("a", "b");
            db.doneUsingTables("b");
            db.doneUsingTables("a");
        });

        assertThat(session.structure()).isEqualTo(before);
    }

    @Test
    void swapsWhileRowsOfOthersWaitToBeChecked() {
        session.execute(NEWS);
        session.execute(
                "CREATE TABLE remark (news int REFERENCES news DEFERRABLE INITIALLY DEFERRED)",
                "CREATE FUNCTION seen() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
                "CREATE CONSTRAINT TRIGGER seen AFTER INSERT ON news DEFERRABLE INITIALLY DEFERRED"
                        + " FOR EACH ROW EXECUTE FUNCTION seen()");

        session.work(db -> {
            db.update("INSERT INTO remark VALUES (2)");
            db.update("INSERT INTO news (title) VALUES ('three')");
            copy(db);
        });
        session.work(db -> {
            db.update("INSERT INTO remark VALUES (3)");
            db.useTables("news", "remark");
            db.doneUsingTables("news", "remark");
        });

        assertThat(database.column("SELECT count(*) FROM news")).containsExactly("3");
        assertThat(database.column("SELECT news FROM remark ORDER BY 1")).containsExactly("2", "3");
    }

    @Test
    void keepsAViewOfWholeRowsAndAConditionThatReadsLikeAStatement() {
        session.execute(NEWS);
        session.execute(
                "CREATE VIEW whole AS SELECT n FROM news n",
                "CREATE INDEX few ON news (id) WHERE title <> 'a ON ONLY b'");
        Structure before = session.structure();

        session.work(PostgresqlSuccessionTest::copy);

        assertThat(session.structure()).isEqualTo(before);
        assertThat(database.column("SELECT indexdef LIKE '%a ON ONLY b%' FROM pg_indexes WHERE indexname = 'few'"))
                .containsExactly("t");
    }
}
