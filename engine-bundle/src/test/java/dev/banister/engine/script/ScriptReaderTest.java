package dev.banister.engine.script;

import static dev.banister.engine.script.Readings.FILE;
import static dev.banister.engine.script.Readings.PLACE;
import static dev.banister.engine.script.Readings.READER;
import static dev.banister.engine.script.Readings.read;
import static dev.banister.engine.script.Readings.sound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.banister.api.model.Finding;
import dev.banister.api.model.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScriptReaderTest {

    static Stream<Arguments> splittings() {
        return Stream.of(
                arguments("nothing", "", List.of()),
                arguments("blanks", " \t\r\n \f", List.of()),
                arguments("comments alone", "-- a;\n/* b; */ // c;\n", List.of()),
                arguments("empty statements", ";; select 1;;\n;", List.of("1|select 1")),
                arguments("no last semicolon", "select 1;\nselect 2", List.of("1|select 1", "2|select 2")),
                arguments("two on a line", "select 1;select 2;", List.of("1|select 1", "1|select 2")),
                arguments("blank lines", "\n\nselect\n 1\n;\n\n select 2;", List.of("3|select\n 1", "7|select 2")),
                arguments("comment in front", "-- a\n/* b\n */ select 1;", List.of("3|select 1")),
                arguments("comment behind", "select 1 -- a;\n;select 2 /* b */;", List.of("1|select 1", "2|select 2")),
                arguments("comment inside", "select 1 -- a;\n, 2;", List.of("1|select 1 -- a;\n, 2")),
                arguments("slashes as a comment", "select 1 // a;\n, 2;", List.of("1|select 1 // a;\n, 2")),
                arguments("a division", "select 4/2;select 1", List.of("1|select 4/2", "1|select 1")),
                arguments("a minus", "select 4-2;select 1", List.of("1|select 4-2", "1|select 1")),
                arguments("minus minus", "select 5--1;\n;select 1", List.of("1|select 5", "2|select 1")),
                arguments("nested comment", "select /* a /* b */ ; */ 1;", List.of("1|select /* a /* b */ ; */ 1")),
                arguments("comment end alone", "select 1 */ 2;", List.of("1|select 1 */ 2")),
                arguments("comment start of stars", "select /***/ 1;", List.of("1|select /***/ 1")),
                arguments("quote in a comment", "select 1 -- it's\n; select 2", List.of("1|select 1", "2|select 2")),
                arguments("text", "select 'a;b';select 1", List.of("1|select 'a;b'", "1|select 1")),
                arguments("doubled quote", "select 'a'';b', '';x", List.of("1|select 'a'';b', ''", "1|x")),
                arguments("text of quotes", "select '''', ';';x", List.of("1|select '''', ';'", "1|x")),
                arguments("backslash is no escape", "select 'c:\\';x", List.of("1|select 'c:\\'", "1|x")),
                arguments("unicode text", "select U&'a;'';b';x", List.of("1|select U&'a;'';b'", "1|x")),
                arguments("comment in a text", "select '-- /* // ';x", List.of("1|select '-- /* // '", "1|x")),
                arguments("quoted name", "select \"a;\"\"';b\";x", List.of("1|select \"a;\"\"';b\"", "1|x")),
                arguments("backtick name", "select `a;b`;x", List.of("1|select `a;b`", "1|x")),
                arguments("text over lines", "select 'a\n;\nb';\nx", List.of("1|select 'a\n;\nb'", "4|x")),
                arguments("body", "create a as $$ b; 'c -- $$;x", List.of("1|create a as $$ b; 'c -- $$", "1|x")),
                arguments("empty body", "call f($$$$);x", List.of("1|call f($$$$)", "1|x")),
                arguments("dollars in a name", "select a$$b;x", List.of("1|select a$$b", "1|x")),
                arguments("dollars in a foreign name", "select é$$b;x", List.of("1|select é$$b", "1|x")),
                arguments("one dollar", "select $1, $;x", List.of("1|select $1, $", "1|x")),
                arguments("placeholder", "drop table ${prefix}a;x", List.of("1|drop table ${prefix}a", "1|x")),
                arguments("CR LF", "select 1;\r\nselect\r\n2;\r\nx", List.of("1|select 1", "2|select\r\n2", "4|x")),
                arguments("lone CR", "select 1; -- a\rselect 2", List.of("1|select 1", "2|select 2")),
                arguments("byte order mark", "\ufeffselect 1;\nx", List.of("1|select 1", "2|x")),
                arguments("foreign blanks", "\u00a0select\u20281;\u00a0", List.of("1|select\u20281")),
                arguments(
                        "supplementary characters",
                        "select '\ud83d\ude00;';x",
                        List.of("1|select '\ud83d\ude00;'", "1|x")),
                arguments("replacement character", "select '\ufffd';x", List.of("1|select '\ufffd'", "1|x")),
                arguments("brackets", "(select 1);[a;b]", List.of("1|(select 1)", "1|[a", "1|b]")),
                arguments("delimiter", "-- banister: delimiter=//\na;b//\nc; // d", List.of("2|a;b", "3|c;", "3|d")),
                arguments("delimiter within quotes", "-- banister: delimiter=//\n'//'//x", List.of("2|'//'", "2|x")),
                arguments("delimiter of dollars", "-- banister: delimiter=$$\nfin$$\nx$$", List.of("2|fin", "3|x")),
                arguments(
                        "delimiter word",
                        "-- banister: delimiter=GO\ncargo GO x\n GO \ny\nGO",
                        List.of("2|cargo GO x", "4|y")),
                arguments(
                        "delimiter slash",
                        "-- banister: delimiter=/\nselect 4/2\n/\r\nx",
                        List.of("2|select 4/2", "4|x")),
                arguments("delimiter of semicolons", "-- banister: delimiter=;;\na;b;;c", List.of("2|a;b", "2|c")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("splittings")
    void splitsAScript(String what, String text, List<String> lineAndText) {
        SqlScript script = sound(text);

        assertThat(script.statements())
                .extracting(statement -> statement.line() + "|" + statement.text())
                .isEqualTo(lineAndText);
        assertThat(script.statements())
                .extracting(Statement::number)
                .isEqualTo(
                        Stream.iterate(1, n -> n + 1).limit(lineAndText.size()).toList());
    }

    static Stream<Arguments> sameChecksums() {
        return Stream.of(
                arguments("line ends", "select\n1;\nselect 'a\nb'", "select\r\n1;\r\nselect 'a\r\nb'"),
                arguments("old line ends", "select 'a\nb'", "select 'a\rb'"),
                arguments("blanks", "select 1, 2", "  select\n\t1,  2  ;"),
                arguments("foreign blanks", "select 1", "select\u00a01"),
                arguments("comments", "select 1 , 2", "-- a\nselect /* b */ 1 -- c\n, 2; // d"),
                arguments("comment as the only blank", "select 1", "select/**/1"),
                arguments("delimiter", "select 1;select 2", "-- banister: delimiter=//\nselect 1//select 2//"),
                arguments("directives", "select 1", "-- banister: transaction=false\nselect 1"),
                arguments("empty statements", "select 1", ";;select 1;;"),
                arguments("byte order mark", "select 1", "\ufeffselect 1"),
                arguments("wrapping", "select 1", "BEGIN; select 1; COMMIT;"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sameChecksums")
    void checksumLeavesOutWhatDoesNotCount(String what, String one, String other) {
        assertThat(sound(one).checksum()).isEqualTo(sound(other).checksum()).matches("[0-9a-f]{64}");
    }

    static Stream<Arguments> differentChecksums() {
        return Stream.of(
                arguments("blanks in a text", "select 'a b'", "select 'a  b'"),
                arguments("comment signs in a text", "select '-- a'", "select '-- b'"),
                arguments("blanks in a name", "select \"a b\"", "select \"a  b\""),
                arguments("blanks in a body", "x $$ a b $$", "x $$ a  b $$"),
                arguments("a line end in a text", "select 'a\nb'", "select 'a b'"),
                arguments("case", "select a", "select A"),
                arguments("a blank that parts", "select ab", "select a b"),
                arguments("where a statement ends", "select 1;select 2", "select 1 select 2"),
                arguments("order", "select 1;select 2", "select 2;select 1"),
                arguments("nothing at all", "", "select 1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("differentChecksums")
    void checksumTellsApartWhatDiffers(String what, String one, String other) {
        assertThat(sound(one).checksum()).isNotEqualTo(sound(other).checksum());
    }

    @Test
    void checksumStaysTheSameForEver() {
        SqlScript script =
                sound("CREATE TABLE news (id INT PRIMARY KEY, title VARCHAR(128));\nDELETE FROM old_news;\n");

        assertThat(script.checksum()).isEqualTo("8677b12d81d7a3784599ace2afbba5658daf82589ddf39a049025ee12107d367");
    }

    static Stream<Arguments> unterminated() {
        return Stream.of(
                arguments("select 1;\nselect 'a;\nselect 2;", 2, "text in quotes"),
                arguments("select 1;\n\nselect 'a'';", 3, "text in quotes"),
                arguments("select \"a;\nselect 2", 1, "quoted name"),
                arguments("select `a", 1, "quoted name"),
                arguments("select 1\n/* a /* b */\n;", 2, "comment"),
                arguments("/*", 1, "comment"),
                arguments("/*/", 1, "comment"),
                arguments("\r\n\r\nx $$ a;\r\n $ $", 3, "body $$ … $$"),
                arguments("-- a\n'", 2, "text in quotes"),
                arguments("select 1 -- banister: x\n, 'a", 2, "text in quotes"));
    }

    @ParameterizedTest
    @MethodSource("unterminated")
    void reportsWhatIsNeverClosed(String text, int line, String what) {
        ScriptReader.Reading reading = read(text);

        assertThat(reading.script()).isEmpty();
        assertThat(reading.isSound()).isFalse();
        assertThat(reading.findings())
                .filteredOn(found -> found.code().equals("unterminated"))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.place()).isEqualTo(PLACE.file(FILE).line(line));
                    assertThat(found.text()).contains(what);
                    assertThat(found.severity()).isEqualTo(Severity.ERROR);
                });
    }

    @Test
    void doesNotTakeNestedCommentsWhereTheSyntaxHasNone() {
        ScriptSyntax flat = new ScriptSyntax(Set.of(), new H2Grammar());

        SqlScript script = new ScriptReader(flat)
                .read(PLACE, FILE, "/* a /* b */ select 1 // 2;$$ a;`b;c`".getBytes(StandardCharsets.UTF_8))
                .script()
                .orElseThrow();

        assertThat(script.statements())
                .extracting(Statement::text)
                .containsExactly("select 1 // 2", "$$ a", "`b", "c`");
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments(new byte[] {'a', '\n', (byte) 0xe4, 'b'}, 2, 3),
                arguments(new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0}, 1, 1),
                arguments(new byte[] {'a', '\r', '\n', '\n', 'b', (byte) 0xc3}, 3, 6),
                arguments(new byte[] {(byte) 0xef, (byte) 0xbf, (byte) 0xbd, (byte) 0x80}, 1, 4));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void reportsWhereAFileIsNoUtf8(byte[] content, int line, int nthByte) {
        ScriptReader.Reading reading = READER.read(PLACE, FILE, content);

        assertThat(reading.script()).isEmpty();
        assertThat(reading.findings()).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("unreadable-file");
            assertThat(found.place()).isEqualTo(PLACE.file(FILE).line(line));
            assertThat(found.reasons())
                    .containsExactly("byte " + nthByte + " of the file cannot be part of UTF-8 text");
            assertThat(found.remedy()).isEqualTo("Save " + FILE + " in UTF-8.");
        });
    }

    @Test
    void reportsEverythingAtOnce() {
        ScriptReader.Reading reading =
                read("-- banister: colour=red\nselect 1;\nCOMMIT;\n-- banister: transaction=false\nselect 'a");

        assertThat(reading.findings())
                .extracting(Finding::code, found -> found.place().line().orElse(0))
                .containsExactly(tuple("bad-directive", 1), tuple("bad-directive", 4), tuple("unterminated", 5));
    }
}
