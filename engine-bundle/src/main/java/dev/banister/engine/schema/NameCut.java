package dev.banister.engine.schema;

import dev.banister.engine.script.Digest;
import java.nio.charset.StandardCharsets;

/**
 * Names that are made of others. They have at most 63 bytes, which is what the shortest-spoken database takes: a longer one
 * is cut and told from others by a piece of a hash.
 */
final class NameCut {

    static final int MOST_BYTES = 63;
    private static final int HASH = 8;

    private NameCut() {}

    /** A name with something in front of it. */
    static String of(String prefix, String name) {
        String whole = prefix + name;
        return bytes(whole) <= MOST_BYTES ? whole : cut(whole, "_", hash(whole), "");
    }

    /** Which is behind the cut name, with the ending. */
    static String cut(String name, String between, String hash, String ending) {
        String end = between + hash + ending;
        return cut(name, MOST_BYTES - bytes(end)) + end;
    }

    static String hash(String whole) {
        return "h" + new Digest().of(whole).substring(0, HASH);
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Never in the middle of a character. */
    private static String cut(String text, int mostBytes) {
        int end = text.length();
        while (bytes(text.substring(0, end)) > mostBytes) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }
}
