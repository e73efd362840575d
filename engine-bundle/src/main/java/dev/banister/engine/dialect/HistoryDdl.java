package dev.banister.engine.dialect;

import dev.banister.api.model.Place;
import dev.banister.engine.script.ScriptReader;
import dev.banister.engine.script.SqlScript;
import dev.banister.engine.script.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The statements that make our own tables, from the files beside the dialect's class. */
public final class HistoryDdl {

    private static final String TABLES = "history.sql";
    private static final String UPGRADE = "format-3.sql";

    private HistoryDdl() {}

    /** In the order in which they are to be executed. */
    public static List<String> statements(OurTables tables) {
        return statements(tables, TABLES);
    }

    /** Those that give tables of an older format what they lack, once the ones that lack are made. */
    public static List<String> upgrade(OurTables tables) {
        return statements(tables, UPGRADE);
    }

    private static List<String> statements(OurTables tables, String file) {
        Dialect dialect = tables.dialect();
        byte[] ddl = read(dialect.getClass(), file)
                .replace("${history}", tables.history())
                .replace("${event}", tables.event())
                .replace("${lease}", tables.lease())
                .replace("${step}", tables.step())
                .getBytes(StandardCharsets.UTF_8);
        return new ScriptReader(dialect.scriptSyntax())
                .read(Place.host(), file, ddl).script().map(SqlScript::statements).orElseThrow().stream()
                        .map(Statement::text)
                        .toList();
    }

    private static String read(Class<?> neighbour, String file) {
        try (InputStream in = neighbour.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing beside " + neighbour.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
