package dev.banister.shell.create;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.Severity;
import dev.banister.api.model.UsageException;
import java.io.IOException;
import java.nio.file.Path;

/** What keeps a group from being written. */
final class Refusals {

    private Refusals() {}

    static UsageException badFolder(Path folder, String text, String remedy) {
        return new UsageException(error(FindingCodes.BAD_FOLDER, place(folder), text, remedy));
    }

    static UsageException invalidName(String text) {
        return new UsageException(error(
                FindingCodes.INVALID_NAME,
                Place.host(),
                text,
                "give it another name, such as create-products: it becomes part of the group's id"));
    }

    static UsageException unknownGroup(Path folder, String text, String remedy) {
        return new UsageException(error(FindingCodes.UNKNOWN_NAME, place(folder), text, remedy));
    }

    static RefusedException exists(Path path, String text, String remedy) {
        return new RefusedException(error(FindingCodes.DUPLICATE_GROUP, place(path), text, remedy));
    }

    static RefusedException notWritable(Path path, IOException cause) {
        Finding finding = error(
                        FindingCodes.BAD_FOLDER,
                        place(path),
                        "the file system does not allow it",
                        "mend that and try again; what was written before stays")
                .because(String.valueOf(cause.getMessage()));
        return new RefusedException(finding, cause);
    }

    private static Place place(Path path) {
        return Place.host().file(path.toString());
    }

    private static Finding error(String code, Place place, String text, String remedy) {
        return Finding.of(code, Severity.ERROR, place, text, remedy);
    }
}
