package dev.banister.engine.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What stands in one folder below a module's migrations. */
final class GroupFolder {

    /** The file with what a group of SQL files asks of others. */
    static final String PROPERTIES = "group.properties";

    private final String path;
    private final SortedMap<String, ScriptFiles> scripts = new TreeMap<>();
    private final List<String> strays = new ArrayList<>();
    private Optional<String> properties = Optional.empty();

    GroupFolder(String path) {
        this.path = path;
    }

    void add(String fileName) {
        String file = path + "/" + fileName;
        Optional<SqlFileName> sql = SqlFileName.parse(fileName);
        if (sql.isPresent()) {
            scripts.computeIfAbsent(sql.get().base(), base -> new ScriptFiles()).add(sql.get(), file);
        } else if (fileName.equals(PROPERTIES)) {
            properties = Optional.of(file);
        } else if (SqlFileName.looksLikeSql(fileName)) {
            strays.add(file);
        }
    }

    String path() {
        return path;
    }

    /** By their names. */
    SortedMap<String, ScriptFiles> scripts() {
        return Collections.unmodifiableSortedMap(scripts);
    }

    /** The path of {@value #PROPERTIES}, if it is there. */
    Optional<String> properties() {
        return properties;
    }

    /** What looks like SQL and is no script's file. */
    List<String> strays() {
        return Collections.unmodifiableList(strays);
    }
}
