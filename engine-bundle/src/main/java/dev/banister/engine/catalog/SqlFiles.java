package dev.banister.engine.catalog;

import dev.banister.api.model.Place;
import dev.banister.engine.script.ScriptReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads the SQL files of a module that are meant for the database in use. */
final class SqlFiles {

    private final ModuleFiles files;
    private final ScriptReader reader;
    private final List<String> variants;

    SqlFiles(ModuleFiles files, ScriptReader reader, List<String> variants) {
        this.files = files;
        this.reader = reader;
        this.variants = variants;
    }

    /** @param place of the script */
    ScriptReader.Reading read(Place place, String path) {
        try {
            return reader.read(place, path, files.read(path));
        } catch (IOException unreadable) {
            return new ScriptReader.Reading(
                    Optional.empty(), List.of(CatalogFindings.unreadable(place.file(path), unreadable)));
        }
    }

    /** The databases whose files are looked for, the most specific one first; then come files for all. */
    List<String> variants() {
        return variants;
    }
}
