package dev.banister.engine.script;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of texts, as lower-case hexadecimal. One instance for one thread. */
public final class Digest {

    private static final HexFormat HEX = HexFormat.of();

    private final MessageDigest sha256;

    public Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    public String of(String text) {
        return HEX.formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Of texts in their order; a text cannot be taken for the end of its neighbour. */
    public String of(Iterable<String> texts) {
        texts.forEach(this::add);
        return ofAdded();
    }

    /** Adds the next text to those that {@link #ofAdded} is about. */
    public void add(String text) {
        sha256.update(text.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
    }

    /** The same as {@link #of(Iterable)} for what was added since this was asked last. */
    public String ofAdded() {
        return HEX.formatHex(sha256.digest());
    }
}
