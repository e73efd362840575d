package dev.banister.engine.history;

import java.util.Objects;

/**
 * How far a script that has begun is, besides the number of statements done.
 *
 * @param inFlight the number of the statement that may have happened and may not; 0 if there is none
 * @param digest of the statements done, as they stood in the file
 * @param resumable can it be gone on with after what is done?
 */
public record Progress(int inFlight, String digest, boolean resumable) {

    /** Of a script that has ended. */
    public static final Progress NONE = new Progress(0, "", true);

    public Progress {
        Objects.requireNonNull(digest, "digest");
    }
}
