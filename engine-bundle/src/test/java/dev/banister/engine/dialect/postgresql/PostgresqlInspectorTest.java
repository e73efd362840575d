package dev.banister.engine.dialect.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.banister.api.schema.ReferentialAction;
import dev.banister.engine.dialect.OurTables;
import dev.banister.engine.schema.CheckStructure;
import dev.banister.engine.schema.ColumnStructure;
import dev.banister.engine.schema.DefaultValue;
import dev.banister.engine.schema.ForeignKeyStructure;
import dev.banister.engine.schema.IndexStructure;
import dev.banister.engine.schema.KeyStructure;
import dev.banister.engine.schema.Structure;
import dev.banister.engine.schema.TableStructure;
import dev.banister.engine.schema.TriggerStructure;
import dev.banister.engine.schema.ViewStructure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is read is what was made, word by word. */
class PostgresqlInspectorTest {

    private static final OurTables OURS = new OurTables(new PostgresqlDialect(), Optional.empty(), "banister_");

    private StructureTrial trial;

    @BeforeEach
    void open() throws SQLException {
        trial = new StructureTrial();
    }

    @AfterEach
    void close() throws SQLException {
        trial.close();
    }

    private Structure read() throws SQLException {
        return new PostgresqlInspector().read(trial.connection(), OURS);
    }

    @Test
    void readsColumnsWithAllThatTheyHave() throws SQLException {
        trial.execute(RichSchema.STATEMENTS);

        TableStructure thing = trial.table("thing");

        ColumnStructure name = thing.column("name").orElseThrow();
        assertThat(StructureTrial.typeOf(name)).isEqualTo("character varying(20)");
        assertThat(name.nullable()).isFalse();
        assertThat(name.defaultValue()).contains(new DefaultValue.Expression("'q''x\\y'::character varying"));
        assertThat(name.comment()).isEqualTo("it's a \\ name");
        assertThat(name.attributes()).isEqualTo(Map.of("collation", "\"C\"", "grant to PUBLIC", "UPDATE"));
        assertThat(thing.column("id").orElseThrow().attributes())
                .containsOnlyKeys("sequence options")
                .containsEntry(
                        "sequence options",
                        "INCREMENT BY 2 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 5 CACHE 1 NO CYCLE");
        assertThat(thing.column("always").orElseThrow().attributes()).isEqualTo(Map.of("always", "yes"));
        assertThat(thing.column("counter").orElseThrow().counting()).isTrue();
        assertThat(thing.column("counter").orElseThrow().attributes())
                .isEqualTo(Map.of("serial", "yes", "sequence grant to PUBLIC", "USAGE"));
        assertThat(thing.column("twice").orElseThrow().generatedAs()).contains("size * 2");
        assertThat(thing.column("body").orElseThrow().attributes())
                .isEqualTo(Map.of("storage", "EXTERNAL", "compression", "pglz"));
        assertThat(thing.column("price").orElseThrow().attributes()).isEqualTo(Map.of("options", "n_distinct=7"));
        assertThat(thing.column("size").orElseThrow().attributes())
                .isEqualTo(Map.of("statistics", "500", "grant to PUBLIC", "UPDATE"));
    }

    @Test
    void readsKeysAndChecksWithAllThatTheyHave() throws SQLException {
        trial.execute(RichSchema.STATEMENTS);

        TableStructure thing = trial.table("thing");

        assertThat(thing.primaryKey()).contains(new KeyStructure("thing_pkey", List.of("id")));
        assertThat(thing.uniqueKeys())
                .containsExactly(new KeyStructure(
                        "name_once",
                        List.of("name", "size"),
                        Map.of(
                                "include", "\"price\"",
                                "nulls not distinct", "yes",
                                "deferrable", "INITIALLY DEFERRED",
                                "options", "fillfactor=80",
                                "comment", "only once")));
        assertThat(thing.foreignKey("of_kind"))
                .contains(new ForeignKeyStructure(
                        "of_kind",
                        List.of("kind_a", "kind_b"),
                        "kind",
                        List.of("a", "b"),
                        ReferentialAction.SET_NULL,
                        ReferentialAction.NO_ACTION,
                        Map.of("match", "FULL", "deferrable", "INITIALLY IMMEDIATE", "comment", "kinds")));
        assertThat(thing.foreignKey("later_key").orElseThrow().attributes()).containsOnlyKeys("not valid");
        assertThat(thing.check("sized"))
                .contains(new CheckStructure(
                        "sized",
                        "(size > 0) AND ((name)::text <> ''::text)",
                        Map.of("comment", "has a size", "columns", "\"name\", \"size\"")));
        assertThat(thing.check("later"))
                .contains(new CheckStructure("later", "price > (0)::numeric", Map.of("not valid", "yes")));
        assertThat(thing.check("lower").orElseThrow().attributes())
                .isEqualTo(Map.of("no inherit", "yes", "columns", "\"name\""));
    }

    @Test
    void readsIndexesTriggersAndPolicies() throws SQLException {
        trial.execute(RichSchema.STATEMENTS);

        TableStructure thing = trial.table("thing");

        assertThat(thing.index("plain"))
                .contains(new IndexStructure(
                        "plain",
                        false,
                        List.of(
                                IndexStructure.Part.column("size"),
                                new IndexStructure.Part("name", false, true, Map.of())),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("comment", "it's plain", "clustered", "yes")));
        IndexStructure partial = thing.index("partial").orElseThrow();
        assertThat(partial.parts())
                .containsExactly(
                        new IndexStructure.Part(
                                "lower((name)::text)",
                                true,
                                false,
                                Map.of("collation", "\"C\"", "operators", "text_pattern_ops")),
                        new IndexStructure.Part("Name", false, true, Map.of("collation", "\"C\"", "nulls", "LAST")));
        assertThat(partial.where()).isPresent();
        assertThat(partial.sql().orElseThrow()).startsWith("CREATE UNIQUE INDEX partial ON thing USING btree");
        assertThat(partial.attributes()).containsEntry("include", "\"body\"").containsEntry("options", "fillfactor=60");
        assertThat(thing.index("documents").orElseThrow().attributes()).containsEntry("method", "gin");
        assertThat(thing.index("no_overlap").orElseThrow().attributes().get("exclusion"))
                .isEqualTo("EXCLUDE USING gist (span WITH &&) WHERE ((size > 3))");
        assertThat(thing.triggers()).extracting(TriggerStructure::name).containsExactly("seldom", "touched");
        assertThat(thing.triggers().get(0).attributes()).isEqualTo(Map.of("enabled", "DISABLE"));
        assertThat(thing.attributes())
                .containsEntry("grant to PUBLIC", "INSERT, SELECT")
                .containsEntry("options", "fillfactor=70, autovacuum_enabled=false")
                .containsEntry("unlogged", "yes")
                .containsEntry("columns of policy own", "\"name\", \"status\"")
                .containsEntry("comment on policy: own", "one's own")
                .containsKeys("rule: gone", "statistics: both_", "row security", "forced row security");
    }

    @Test
    void marksAnIndexThatIsNotValid() throws SQLException {
        trial.execute("CREATE TABLE t (a integer)", "INSERT INTO t VALUES (1), (1)");

        assertThat(catchThrowable(() -> trial.execute("CREATE UNIQUE INDEX CONCURRENTLY once ON t (a)")))
                .isInstanceOf(SQLException.class);

        assertThat(trial.table("t").index("once").orElseThrow().attributes()).containsOnlyKeys("invalid");
    }

    @Test
    void readsViewsInOtherViewsAndWhichColumnsTheyRead() throws SQLException {
        trial.execute(RichSchema.STATEMENTS);
        trial.execute(RichSchema.VIEWS);
        trial.execute(
                "CREATE MATERIALIZED VIEW kept AS SELECT title FROM titles_again WITH NO DATA",
                "CREATE UNIQUE INDEX kept_once ON kept (title)",
                "CREATE VIEW other AS SELECT 1 AS one");

        Structure around = trial.around("thing");

        assertThat(around.tables()).extracting(TableStructure::name).containsExactly("part", "thing");
        assertThat(around.views())
                .extracting(ViewStructure::name)
                .containsExactly("apart", "kept", "titles", "titles_again");
        ViewStructure titles = around.view("titles").orElseThrow();
        assertThat(titles.tables()).containsExactly("thing");
        assertThat(titles.attributes())
                .containsEntry("reads: thing", "\"id\", \"name\", \"status\"")
                .containsEntry("comment on title", "a title")
                .containsEntry("grant to PUBLIC", "SELECT");
        assertThat(around.view("kept").orElseThrow().sql()).endsWith("WITH NO DATA");
        assertThat(around.view("titles_again").orElseThrow().attributes())
                .containsEntry("column title grant to PUBLIC", "UPDATE");
    }

    @Test
    void leavesOutWhatIsOursWhatIsElsewhereAndWhatIsAnExtensions() throws SQLException {
        trial.execute(
                "CREATE TABLE banister_history (id integer)",
                "CREATE TABLE banister_else (id integer)",
                "CREATE SCHEMA other",
                "CREATE TABLE other.thing (id integer)",
                "CREATE TEMP TABLE mine (id integer)",
                "CREATE TABLE owned (id integer)",
                "CREATE EXTENSION hstore",
                "ALTER EXTENSION hstore ADD TABLE owned");

        assertThat(read().tables()).extracting(TableStructure::name).containsExactly("banister_else");
        trial.execute("SET search_path = nowhere");
        assertThat(read()).isEqualTo(Structure.EMPTY);
    }

    @Test
    void asksTheSameNumberOfQuestionsForAnyNumberOfTables() throws SQLException {
        AtomicInteger questions = new AtomicInteger();
        Connection counted = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")
                            || method.getName().equals("createStatement")) {
                        questions.incrementAndGet();
                    }
                    try {
                        return method.invoke(trial.connection(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        for (int i = 0; i < 200; i++) {
            trial.execute(
                    "CREATE TABLE t" + i + " (id serial PRIMARY KEY, name text UNIQUE CHECK (name <> ''))",
                    "CREATE VIEW v" + i + " AS SELECT name FROM t" + i);
        }

        Structure found = new PostgresqlInspector().read(counted, OURS);

        assertThat(found.tables()).hasSize(200);
        assertThat(found.views()).hasSize(200);
        assertThat(questions.get()).isLessThanOrEqualTo(12);
    }
}
