package dev.banister.reliability.trial;

import dev.banister.reliability.trial.ImageReader.Unfinished;
import java.util.List;

/**
 * What an admin had to settle.
 *
 * @param doubts statements that may have happened, one line each
 * @param stops scripts that could not be gone on with
 */
record Settled(List<String> doubts, List<Unfinished> stops) {

    Settled {
        doubts = List.copyOf(doubts);
        stops = List.copyOf(stops);
    }
}
