package dev.banister.engine.script;

import java.util.Map;
import java.util.Optional;

/** Watches out for calls of functions that no statement must call, wherever they stand in it. For one thread. */
final class RefusedCalls {

    private final Map<String, Refusal> functions;
    private final Words words;
    /** One bit for each length that such a name has, since nearly every word is told by that. */
    private final long lengths;

    private Optional<Refusal> named = Optional.empty();
    private Optional<Refusal> called = Optional.empty();

    /** @param functions by their names in upper case, which have fewer than 64 characters */
    RefusedCalls(Map<String, Refusal> functions, Words words) {
        this.functions = functions;
        this.words = words;
        this.lengths = functions.keySet().stream()
                .mapToLong(name -> 1L << name.length())
                .reduce(0, (a, b) -> a | b);
    }

    void clear() {
        named = Optional.empty();
        called = Optional.empty();
    }

    void word(int from, int to) {
        int length = to - from;
        if (length < Long.SIZE && (lengths >>> length & 1) == 1) {
            named = Optional.ofNullable(functions.get(words.word(from, to)));
        } else if (named.isPresent()) {
            named = Optional.empty();
        }
    }

    /** What is no word; a call has its bracket right behind its name. */
    void sign(char sign) {
        if (named.isPresent()) {
            if (sign == '(' && called.isEmpty()) {
                called = named;
            }
            named = Optional.empty();
        }
    }

    Optional<Refusal> called() {
        return called;
    }
}
