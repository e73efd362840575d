package dev.banister.engine.schema;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** JSON of one object, in the order of its members. */
final class Json {

    private Json() {}

    static String write(Map<String, Object> members) {
        try {
            return JSON.std.asString(members);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException if it is no object in JSON */
    static Map<String, Object> read(String text) {
        try {
            return JSON.std.mapFrom(text);
        } catch (IOException e) {
            throw new IllegalArgumentException("this is no JSON that Banister has written: " + text, e);
        }
    }
}
