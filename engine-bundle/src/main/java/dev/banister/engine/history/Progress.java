package dev.banister.engine.history;

import dev.banister.engine.dialect.Question;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a script that has begun is, besides the number of statements done.
 *
 * @param inFlight the number of the statement that may have happened and may not; 0 if there is none
 * @param digest of the statements done, as they stood in the file
 * @param resumable can it be gone on with after what is done?
 * @param question that tells whether the one in flight has happened, if anything does
 * @param nextDigest of the statements done and the one in flight; empty text if there is no question
 */
public record Progress(int inFlight, String digest, boolean resumable, Optional<Question> question, String nextDigest) {

    /** Of a script that has ended. */
    public static final Progress NONE = at("", true);

    public Progress {
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(nextDigest, "nextDigest");
    }

    /** With nothing in flight. */
    public static Progress at(String digest, boolean resumable) {
        return new Progress(0, digest, resumable, Optional.empty(), "");
    }

    /** With a statement in flight of which nothing will tell whether it has happened. */
    public static Progress inFlight(int number, String digest, boolean resumable) {
        return new Progress(number, digest, resumable, Optional.empty(), "");
    }

    /** The same with a question that tells. */
    public Progress asking(Question telling, String digestIfHappened) {
        return new Progress(inFlight, digest, resumable, Optional.of(telling), digestIfHappened);
    }
}
