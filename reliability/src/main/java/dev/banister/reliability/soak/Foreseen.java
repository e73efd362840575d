package dev.banister.reliability.soak;

import java.util.ArrayList;
import java.util.List;

/** What a plan is expected to be. */
record Foreseen(boolean refused, List<Act> acts) {

    static final Foreseen REFUSED = new Foreseen(true, List.of());

    Foreseen {
        acts = List.copyOf(acts);
    }

    static Foreseen of(List<Act> acts) {
        return new Foreseen(false, acts);
    }

    Foreseen then(Foreseen next) {
        if (refused || next.refused()) {
            return REFUSED;
        }
        List<Act> all = new ArrayList<>(acts);
        all.addAll(next.acts());
        return of(all);
    }
}
