package dev.banister.engine.catalog;

import dev.banister.api.model.Place;
import dev.banister.engine.script.ScriptReader;
import dev.banister.engine.script.Utf8;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
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
        try (InputStream in = files.open(path)) {
            byte[] beginning = in.readNBytes(FileContent.MOST_HELD);
            return beginning.length < FileContent.MOST_HELD
                    ? reader.read(place, path, beginning)
                    : spooled(place, path, new SequenceInputStream(new ByteArrayInputStream(beginning), in));
        } catch (IOException unreadable) {
            return new ScriptReader.Reading(
                    Optional.empty(), List.of(CatalogFindings.unreadable(place.file(path), unreadable)));
        }
    }

    private ScriptReader.Reading spooled(Place place, String path, InputStream content) throws IOException {
        try {
            return reader.read(place, path, SpooledText.of(content));
        } catch (Utf8.MalformedException malformed) {
            return ScriptReader.malformed(place, path, malformed);
        }
    }

    /** The databases whose files are looked for, the most specific one first; then come files for all. */
    List<String> variants() {
        return variants;
    }
}
