package dev.banister.engine.script;

import java.io.Reader;
import java.io.StringReader;

/** The text of a file, without a byte order mark, that can be read again and again. Safe for use by several threads. */
public interface ScriptText {

    /** The characters from one position to another. There is no need to close the reader. */
    Reader open(long from, long to);

    /** How many characters it has. */
    long length();

    /** A text that is held in memory. */
    static ScriptText of(String text) {
        return new ScriptText() {

            @Override
            public Reader open(long from, long to) {
                return new StringReader(text.substring((int) from, (int) to));
            }

            @Override
            public long length() {
                return text.length();
            }
        };
    }
}
