package dev.banister.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

/** The scripts that every contestant runs: 50 modules with 20 of two statements each. */
final class ScriptTexts {

    static final int MODULES = 50;
    static final int SCRIPTS_OF_A_MODULE = 20;
    static final int SCRIPTS = MODULES * SCRIPTS_OF_A_MODULE;

    /** One script. */
    record Text(String moduleName, String groupName, List<String> statements) {}

    private ScriptTexts() {}

    static List<Text> all() {
        return IntStream.range(0, SCRIPTS)
                .mapToObj(index -> text(index % MODULES, index / MODULES))
                .toList();
    }

    private static Text text(int module, int number) {
        String table = "t" + module + "_" + number;
        return new Text(
                "org.example.module" + module,
                String.format("202001%02d120000_change_%d", 1 + number, number),
                List.of(
                        "CREATE TABLE " + table + " (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(100), n INTEGER)",
                        "CREATE INDEX " + table + "_name ON " + table + " (name)"));
    }
}
