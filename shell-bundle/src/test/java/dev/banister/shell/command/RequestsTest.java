package dev.banister.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.PlanRequest;
import dev.banister.api.model.ModuleState;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.ScriptState;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestsTest {

    private static final String NEWS = "org.example.news/2010-11-29-news/news";

    private final RecordedService service = new RecordedService()
            .module("org.example.news", ModuleState.PENDING, 1, 1)
            .module("org.example.blog", ModuleState.CURRENT, 1, 0)
            .module("com.acme.blog", ModuleState.CURRENT, 1, 0)
            .script(NEWS, ScriptState.APPLIED)
            .script("org.example.news/2010-11-30-more/more", ScriptState.PENDING);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            up                                       | up
            up org.example.news                      | up org.example.news
            up news --steps 2                        | up org.example.news --steps 2
            up --to 2013-11-11                       | up --to 2013-11-11
            down news                                | down org.example.news
            down news --steps 3                      | down org.example.news --steps 3
            down news --to 2010-11-29-news           | down org.example.news --to 2010-11-29-news
            down news --all --cascade                | down org.example.news --all --cascade
            down news --to 0                         | down org.example.news --to 0
            down --everything                        | down --everything
            down --everything --to 2010-11-29        | down --everything --to 2010-11-29
            to news 0                                | to org.example.news 0
            to news v1.2 --cascade                   | to org.example.news v1.2 --cascade
            to --everything 2010-11-29               | to --everything 2010-11-29
            redo news                                | redo org.example.news
            redo news 2 --cascade                    | redo org.example.news 2 --cascade
            mark news 2010-11-29                     | mark org.example.news 2010-11-29
            mark news 2010-11-29-news/news           | mark org.example.news/2010-11-29-news/news
            mark news/2010-11-29/news                | mark org.example.news/2010-11-29-news/news
            ignore news/2010-11-30/more --because x  | ignore org.example.news/2010-11-30-more/more --because 'x'
            ignore news/2010-11-30-more/more --undo  | ignore org.example.news/2010-11-30-more/more --undo
            resolve news/2010-11-30/more --executed  | resolve org.example.news/2010-11-30-more/more --executed
            resolve news/2010-11-30/more --not-executed | resolve org.example.news/2010-11-30-more/more --not-executed
            """)
    void readsWhatIsAskedFor(String words, String request) {
        Typed.to(service).run((words + " --yes").split(" "));

        assertThat(service.requests).extracting(PlanRequest::toString).containsExactly(request);
    }

    @Test
    void keepsTheReasonThatIsGiven() {
        Typed.to(service).run("accept", NEWS, "--because", "a comment was mended");
        Typed.to(service).run("ignore", NEWS, "--because", "done by hand");

        assertThat(service.requests)
                .extracting(PlanRequest::because)
                .containsExactly("a comment was mended", "done by hand");
    }

    @Test
    void tellsExecutedFromNotExecuted() {
        Typed.to(service).run("resolve", NEWS, "--executed");
        Typed.to(service).run("resolve", NEWS, "--not-executed");

        assertThat(service.requests).extracting(PlanRequest::isAffirmative).containsExactly(true, false);
    }

    @Test
    void allTheGroupsOfAModuleIsAsFarAsNothing() {
        Typed.to(service).run("down", "news", "--all", "--yes");

        assertThat(service.requests).extracting(PlanRequest::target).containsExactly(Optional.of("0"));
    }

    @Test
    void aReasonIsQuotedAsAShellWantsIt() {
        PlanRequest request = PlanRequest.accept(ScriptId.parse(NEWS), "it's a comment");

        assertThat(request).hasToString("accept " + NEWS + " --because 'it'\\''s a comment'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            down                              | neither a module nor --everything
            down news --everything            | do not go together
            down news --steps 2 --all         | do not go together
            down --everything --cascade       | do not go with --everything
            down news --steps 0               | at least 1, not 0
            up --steps -1                     | at least 1, not -1
            redo news 0                       | at least 1, not 0
            to news                           | the target is missing
            to --everything news 0            | --everything takes a target and no module
            mark news                         | the target is missing
            ignore news/2010-11-29/news       | nobody has said why
            accept news/2010-11-29/news       | missing required option
            resolve news/2010-11-29/news      | exactly one of --executed and --not-executed
            new --limit 0                     | at least 1, not 0
            up --stps 2                       | did you mean --steps
            stats                             | did you mean status
            plan stats                        | no command 'stats'
            plan                              | no command is named
            up nws                            | did you mean org.example.news
            up blog                           | org.example.blog, com.acme.blog
            up no.such.module.anywhere        | no module 'no.such.module.anywhere'
            mark news/2010-11-29/nws          | did you mean org.example.news/2010-11-29-news/news
            ignore news/news --undo           | MODULE/GROUP/SCRIPT
            """)
    void refusesWordsThatMakeNoSense(String words, String message) {
        Typed.Result result = Typed.to(service).run(words.split(" "));

        assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).startsWith("error: ").contains(message);
        assertThat(result.out()).isEmpty();
        assertThat(service.runs).isEmpty();
    }

    @Test
    void takesTheOptionsOfEveryCommandBeforeAndAfterIt() {
        service.step(dev.banister.api.admin.Step.Action.REVERT, NEWS);

        Typed.Result before = Typed.to(service).run("--yes", "--database", "main", "down", "news");
        Typed.Result after = Typed.to(service).run("down", "news", "--database", "main", "--yes");

        assertThat(before.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(after).isEqualTo(before);
    }
}
