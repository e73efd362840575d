package dev.banister.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.banister.engine.script.ScriptSyntax.Trait;
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
import net.jqwik.api.statistics.Statistics;
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
    void leavesOutNothingButGapsAndDelimiters(@ForAll("cases") Case given) {
        String syntax = given.syntax();
        String delimiter = given.delimiter();
        String text = given.text();
        Lexed lexed = lex(syntax, delimiter, text);
        if (!isWhole(given, lexed)) {
            return;
        }

        List<String> ofStatements = lexed.statements().stream()
                .flatMap(statement -> tokens(syntax, delimiter, statement.text() + "\n").stream())
                .toList();

        assertThat(ofStatements).isEqualTo(tokens(syntax, delimiter, withoutData(text, lexed)));
    }

    @Property(tries = 3000)
    void readsTheSameFromStatementsJoinedAgain(@ForAll("cases") Case given) {
        String delimiter = given.delimiter();
        String text = given.text();
        String syntax = given.syntax();
        Lexed lexed = lex(syntax, delimiter, text);
        if (!isWhole(given, lexed)) {
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

    /** Is it a script of which something can be said? Most tries are, and of every kind enough. */
    private static boolean isWhole(Case given, Lexed lexed) {
        boolean whole = !lexed.hasNotes() && !hasDelimiterLines(given.syntax(), given.text()) && !endsInDashes(lexed);
        boolean statements = whole && !lexed.statements().isEmpty();
        Statistics.label("whole, with statements")
                .collect(statements)
                .coverage(cover -> cover.check(true).percentage(share -> share > 60));
        Statistics.label("whole, with data of COPY")
                .collect(statements && lexed.hasData())
                .coverage(cover -> cover.check(true).count(count -> count > 100));
        Statistics.label("whole, with a delimiter of its own in it")
                .collect(statements
                        && !given.delimiter().equals(";")
                        && given.text().contains(given.delimiter()))
                .coverage(cover -> cover.check(true).count(count -> count > 200));
        return whole;
    }

    /** The text with an empty line in place of the lines of each COPY. */
    private static String withoutData(String text, Lexed lexed) {
        StringBuilder rest = new StringBuilder();
        int from = 0;
        for (LexedStatement statement : lexed.statements()) {
            if (statement.data().isPresent()) {
                LexedStatement.Data data = statement.data().get();
                rest.append(text, from, (int) data.from()).append('\n');
                from = (int) data.to() + "\\.".length();
            }
        }
        return rest.append(text, from, text.length()).toString();
    }

    private record Case(String syntax, String delimiter, String text) {}

    private record Lexed(List<LexedStatement> statements, ScriptNotes notes) {

        boolean hasData() {
            return statements.stream().anyMatch(statement -> statement.data().isPresent());
        }

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

    /** They change the delimiter in the middle. */
    private static boolean hasDelimiterLines(String syntax, String text) {
        return HardScript.SYNTAXES.get(syntax).has(Trait.DELIMITER_LINES)
                && text.toLowerCase(Locale.ROOT).contains("delimiter");
    }

    /** Neither gaps nor delimiters nor semicolons. */
    private static List<String> tokens(String syntax, String delimiter, String text) {
        Window window = Window.of(text);
        TokenScanner scanner =
                new TokenScanner(HardScript.SYNTAXES.get(syntax), window, new LineCounter(window), new ScriptNotes());
        int head = 0;
        while (!scanner.atEnd() && scanner.read() == Token.GAP) {
            head = scanner.position();
        }
        // What stands in the head may say so, and is read before.
        scanner = new TokenScanner(HardScript.SYNTAXES.get(syntax), window, new LineCounter(window), new ScriptNotes());
        scanner.moveTo(head);
        scanner.endStatementsWith(StatementDelimiter.of(delimiter));
        List<String> tokens = new ArrayList<>();
        while (!scanner.atEnd()) {
            if (scanner.isAtDelimiter()) {
                scanner.moveTo(scanner.position() + delimiter.length());
                continue;
            }
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

    /** Mostly of tokens that are whole, so that there is something to be said of what they make; and of anything. */
    @Provide
    Arbitrary<Case> cases() {
        return syntaxes()
                .flatMap(syntax -> delimiters()
                        .flatMap(delimiter ->
                                scripts(syntax, delimiter).map(text -> new Case(syntax, delimiter, text))));
    }

    private Arbitrary<String> scripts(String syntax, String delimiter) {
        Arbitrary<String> wholes = Arbitraries.of(
                "select",
                "insert into t values",
                "create table t",
                "(1, 'it''s;')",
                "'a;b'",
                "'-- no'",
                "\"a;\"\"b\"",
                "`c;d`",
                "[e;f]",
                "$$ it's; $$",
                "$x$ a; $$ ' $x$",
                "E'\\';'",
                "U&'\\003b'",
                "/* c; ' */",
                "/* d /* e; */ f */",
                "/*!50003 g */",
                "/*M!999999\\- h; */",
                "-- i; '\n",
                "# j;\n",
                "// k\n",
                "a$b$c",
                "5--1",
                "1.5e3",
                "é😀表",
                "@a := 5",
                "?",
                ";",
                ";\n",
                "//",
                "@@",
                "|",
                "begin not atomic select 1; end;",
                "create trigger t before insert on a for each row begin select 1; if a then select 2; end if; end;",
                "create function f() returns int language sql begin atomic select case when 1 then 2 end; end;",
                "create rule r as on insert to t do also (select 1; select 2);",
                "lock tables t write;",
                "set autocommit = 0;",
                "pragma query_only = 1;",
                "do get_lock('a;', 1);",
                "commit;");
        String copy = "\n" + delimiter + "\ncopy t from stdin" + delimiter + " -- rows\n1\t'\n$$;\n\\.\n";
        Arbitrary<String> parted = syntax.equals("postgresql")
                ? Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(8, wholes), net.jqwik.api.Tuple.of(1, Arbitraries.just(copy)))
                : wholes;
        Arbitrary<String> made = Arbitraries.of(" ", " ", "\n", "")
                .flatMap(between -> parted.list().ofMinSize(1).ofMaxSize(12).map(parts -> String.join(between, parts)));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(7, made), net.jqwik.api.Tuple.of(2, texts()));
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
