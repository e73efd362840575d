package dev.banister.shell.create;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A text with tokens such as {@code {ClassName}}. */
record Template(String text) {

    /** One of our own. */
    static Template builtIn(String name) {
        try (InputStream resource =
                Objects.requireNonNull(Template.class.getResourceAsStream(name), "no built-in template " + name)) {
            return new Template(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The author's own, or else one of ours. */
    static Template of(Optional<Path> own, String builtIn) {
        if (own.isEmpty()) {
            return builtIn(builtIn);
        }
        try {
            return new Template(Files.readString(own.get()));
        } catch (IOException unreadable) {
            throw Refusals.badFolder(
                    own.get(), "the template cannot be read", "name a text file in UTF-8, or leave --template out");
        }
    }

    /** The text with the tokens' values; what stands in braces and is no token stays. */
    String with(Map<String, String> tokens) {
        String filled = text;
        for (Map.Entry<String, String> token : tokens.entrySet()) {
            filled = filled.replace("{" + token.getKey() + "}", token.getValue());
        }
        return filled;
    }
}
