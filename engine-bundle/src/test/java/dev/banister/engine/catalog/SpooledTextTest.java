package dev.banister.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.engine.script.Utf8;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SpooledTextTest {

    @Test
    void givesBackWhatItWasGivenWithoutAByteOrderMark() throws Exception {
        String content = "é😀表 it's;\r\n".repeat(30_000);

        SpooledText text = spooled("\ufeff" + content);

        assertThat(text.length()).isEqualTo(content.length());
        assertThat(read(text.open(0, text.length()))).isEqualTo(content);
        assertThat(read(text.open(12, 40))).isEqualTo(content.substring(12, 40));
        assertThat(read(text.open(5, 5))).isEmpty();
    }

    @Test
    void canBeReadFromSeveralPlacesAtOnce() throws Exception {
        SpooledText text = spooled("abcdef");
        Reader one = text.open(0, 6);
        Reader other = text.open(3, 6);

        assertThat((char) one.read()).isEqualTo('a');
        assertThat((char) other.read()).isEqualTo('d');
        assertThat(read(one)).isEqualTo("bcdef");
        assertThat(read(other)).isEqualTo("ef");
    }

    @Test
    void saysWhereAFileIsNoUtf8() {
        byte[] content = "a\r\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        content[250_000] = (byte) 0xe4;

        assertThatThrownBy(() -> SpooledText.of(new ByteArrayInputStream(content)))
                .isInstanceOfSatisfying(Utf8.MalformedException.class, malformed -> {
                    assertThat(malformed.offset()).isEqualTo(250_000);
                    assertThat(malformed.line()).isEqualTo(83_334);
                });
    }

    @Test
    void saysSoIfTheLastCharacterIsCut() {
        byte[] content = {'a', '\n', (byte) 0xc3};

        assertThatThrownBy(() -> SpooledText.of(new ByteArrayInputStream(content)))
                .isInstanceOfSatisfying(Utf8.MalformedException.class, malformed -> {
                    assertThat(malformed.offset()).isEqualTo(2);
                    assertThat(malformed.line()).isEqualTo(2);
                });
    }

    private static SpooledText spooled(String content) throws IOException, Utf8.MalformedException {
        return SpooledText.of(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static String read(Reader reader) throws IOException {
        StringBuilder text = new StringBuilder();
        char[] piece = new char[999];
        for (int read = reader.read(piece); read >= 0; read = reader.read(piece)) {
            text.append(piece, 0, read);
        }
        return text.toString();
    }
}
