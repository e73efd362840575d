package dev.banister.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.banister.engine.script.TokenScanner.Token;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.groups.Tuple;

/** Whatever a text is made of: each syntax reads it to its end, and nothing of it is lost or invented. */
class SyntaxFuzzPropertyTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Property(tries = 1500)
    void comesToAnEnd(@ForAll("syntaxes") String syntax, @ForAll("texts") String text) {
        List<LexedStatement> statements =
                assertTimeoutPreemptively(LONG, () -> lex(syntax, ";", text).statements());

        assertThat(statements).allSatisfy(statement -> assertThat(text).contains(statement.text()));
    }

    @Property(tries = 1500)
    void readsEveryCharacterOnce(@ForAll("syntaxes") String syntax, @ForAll("texts") String text) {
        Window window = Window.of(text);
        ScriptNotes notes = new ScriptNotes();
        TokenScanner scanner =
                new TokenScanner(HardScript.SYNTAXES.get(syntax), window, new LineCounter(window), notes);
        StringBuilder read = new StringBuilder();

        while (!scanner.atEnd()) {
            int before = scanner.position();
            scanner.read();
            assertThat(scanner.start()).isEqualTo(before);
            assertThat(scanner.position()).isGreaterThan(before);
            read.append(text, before, scanner.position());
        }

        assertThat(read).hasToString(text);
    }

    @Property(tries = 3000)
    void leavesOutNothingButGapsAndDelimiters(@ForAll("syntaxes") String syntax, @ForAll("texts") String text) {
        Lexed lexed = lex(syntax, ";", text);
        boolean data = lexed.statements().stream()
                .anyMatch(statement -> statement.data().isPresent());
        if (lexed.hasNotes() || data || hasDelimiterLines(text)) {
            return;
        }

        List<String> ofStatements = lexed.statements().stream()
                .flatMap(statement -> tokens(syntax, statement.text() + ";").stream())
                .toList();

        assertThat(ofStatements).isEqualTo(tokens(syntax, text));
    }

    @Property(tries = 3000)
    void readsTheSameFromStatementsJoinedAgain(
            @ForAll("syntaxes") String syntax, @ForAll("delimiters") String delimiter, @ForAll("texts") String text) {
        Lexed lexed = lex(syntax, delimiter, text);
        if (lexed.hasNotes() || hasDelimiterLines(text) || endsInDashes(lexed)) {
            return;
        }

        StringBuilder joined = new StringBuilder();
        for (LexedStatement statement : lexed.statements()) {
            joined.append(statement.text()).append('\n').append(delimiter).append('\n');
            statement
                    .data()
                    .ifPresent(data -> joined.append(text, (int) data.from(), (int) data.to())
                            .append("\\.\n"));
        }

        List<LexedStatement> again = lex(syntax, delimiter, joined.toString()).statements();
        assertThat(again)
                .extracting(SyntaxFuzzPropertyTest::content)
                .isEqualTo(lexed.statements().stream()
                        .map(SyntaxFuzzPropertyTest::content)
                        .toList());
    }

    private record Lexed(List<LexedStatement> statements, ScriptNotes notes) {

        boolean hasNotes() {
            return notes.unterminated().isPresent() || !notes.commands().isEmpty();
        }
    }

    private static Lexed lex(String syntax, String delimiter, String text) {
        ScriptLexer lexer = new ScriptLexer(HardScript.SYNTAXES.get(syntax), Window.of(text));
        lexer.head();
        lexer.endStatementsWith(StatementDelimiter.of(delimiter));
        List<LexedStatement> statements = new ArrayList<>();
        for (Optional<LexedStatement> next = lexer.next(); next.isPresent(); next = lexer.next()) {
            statements.add(next.get());
        }
        return new Lexed(statements, lexer.notes());
    }

    /** All but where it stands. */
    private static Tuple content(LexedStatement each) {
        String data = each.data().map(LexedStatement.Data::hash).orElse("none");
        return tuple(each.text(), data, each.canonical(), each.nature());
    }

    /** In MariaDB these are a comment in front of a blank, and none in front of a delimiter. */
    private static boolean endsInDashes(Lexed lexed) {
        return lexed.statements().stream()
                .anyMatch(statement -> statement.text().endsWith("--"));
    }

    private static boolean hasDelimiterLines(String text) {
        return text.toLowerCase(Locale.ROOT).contains("delimiter");
    }

    /** Neither gaps nor semicolons. */
    private static List<String> tokens(String syntax, String text) {
        Window window = Window.of(text);
        TokenScanner scanner =
                new TokenScanner(HardScript.SYNTAXES.get(syntax), window, new LineCounter(window), new ScriptNotes());
        List<String> tokens = new ArrayList<>();
        while (!scanner.atEnd()) {
            Token token = scanner.read();
            String read = text.substring(scanner.start(), scanner.position());
            if (token != Token.GAP && !read.equals(";")) {
                tokens.add(read);
            }
        }
        return tokens;
    }

    @Provide
    Arbitrary<String> syntaxes() {
        return Arbitraries.of(HardScript.SYNTAXES.keySet());
    }

    @Provide
    Arbitrary<String> delimiters() {
        return Arbitraries.of(";", "//", "@@", "|", ";;");
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> fragments = Arbitraries.of(
                "'",
                "''",
                "\"",
                "`",
                "[",
                "]",
                "\\",
                "\\'",
                "\\.",
                "\n\\.\n",
                "$$",
                "$",
                "$a$",
                "$b$",
                "a$b",
                "E'",
                "U&'",
                "--",
                "-- ",
                "---",
                "//",
                "/",
                "#",
                "/*",
                "*/",
                "/*!",
                "/*!50003 ",
                "/*M!",
                "*",
                "-",
                ";",
                ";;",
                ",",
                ".",
                ":",
                ":=",
                "=",
                "(",
                ")",
                "@",
                "@@",
                "\n",
                "\r",
                "\r\n",
                " ",
                "\t",
                "\u0000",
                "\u00a0",
                "\u2028",
                "\ufeff",
                "a",
                "1",
                "é",
                "😀",
                "\ud83d",
                "表",
                "begin",
                "begin\n",
                "atomic",
                "end",
                "end;",
                "case",
                "when",
                "then",
                "else",
                "if",
                "end if",
                "loop",
                "end loop",
                "repeat",
                "until",
                "while",
                "do",
                "for",
                "each row",
                "declare",
                "handler",
                "create",
                "create trigger t ",
                "create procedure p() ",
                "create function f() ",
                "create rule r ",
                "or replace",
                "definer=`a`@`b` ",
                "event",
                "package",
                "copy t from stdin;\n",
                "from stdin",
                "select",
                "insert into t ",
                "set",
                "autocommit",
                "commit",
                "delimiter //\n",
                "delimiter ;\n",
                "delimiter",
                "use x",
                "pragma foreign_keys=1",
                "vacuum",
                "not atomic",
                ".read x",
                "-- banister: after=a\n",
                "GO",
                "\nGO\n");
        Arbitrary<String> words = fragments.list().ofMaxSize(30).map(parts -> String.join("", parts));
        Arbitrary<String> spaced = fragments.list().ofMaxSize(30).map(parts -> String.join(" ", parts));
        Arbitrary<String> hard =
                Arbitraries.of(HardScript.all().map(HardScript::text).toList());
        Arbitrary<String> cut = hard.flatMap(text -> Arbitraries.integers()
                .between(0, text.length())
                .flatMap(at -> fragments.map(other -> text.substring(0, at) + other + text.substring(at))));
        return Arbitraries.oneOf(words, spaced, cut);
    }
}
