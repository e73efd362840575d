package dev.banister.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.Step.Action;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleState;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final String NEWS = "org.example.news/2010-11-29-news/news";
    private static final String LATE = "org.example.news/2010-11-28-more/late";

    private final RecordedService service = new RecordedService().module("org.example.news", ModuleState.PENDING, 0, 2);

    @Test
    void whatAScriptSaysStandsBelowItsOwnLine() {
        service.step(Action.APPLY, NEWS).step(Action.APPLY, LATE);
        service.said.addAll(List.of("2 rows moved", "3 rows left"));

        Typed.Result result = Typed.to(service).run("up");

        assertThat(result.out()).isEqualTo("""
                + org.example.news/2010-11-29-news/news
                    2 rows moved
                    3 rows left
                  done in 7 ms
                + org.example.news/2010-11-28-more/late  (late)
                    2 rows moved
                    3 rows left
                  done in 7 ms
                applied 2 scripts in 42 ms
                """);
    }

    @Test
    void howAScriptFailedStandsBelowWhatItSaid() {
        service.step(Action.APPLY, NEWS)
                .step(Action.APPLY, LATE)
                .failing(Finding.of(
                        FindingCodes.SCRIPT_FAILED, Severity.ERROR, Place.host(), "statement 2 failed", "mend it"));
        service.said.add("2 rows moved");

        Typed.Result result = Typed.to(service).run("up");

        assertThat(result.out()).startsWith("""
                + org.example.news/2010-11-29-news/news
                    2 rows moved
                  FAILED after 7 ms
                + org.example.news/2010-11-28-more/late""");
    }

    @Test
    void asksTheRunToStopAndSaysSo() {
        Typed typed = Typed.to(service);
        service.step(Action.APPLY, NEWS).step(Action.APPLY, LATE);
        service.meanwhile = () -> typed.stop().make();

        Typed.Result result = typed.run("up");

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(result.err())
                .isEqualTo("asked to stop: the script that runs goes on to its end, and no other is begun\n");
        assertThat(result.out()).isEqualTo("""
                + org.example.news/2010-11-29-news/news  7 ms
                + org.example.news/2010-11-28-more/late  not tried
                applied 1 script, 1 not tried in 42 ms
                """);
    }

    @Test
    void sumsUpInTheOrderInWhichThingsHappened() {
        service.step(Action.REVERT, NEWS, "DROP TABLE news").step(Action.APPLY, NEWS, "CREATE TABLE news(id INT)");

        Typed.Result result = Typed.to(service).run("redo", "news", "--yes");

        assertThat(result.out()).endsWith("reverted 1 script, applied 1 script in 42 ms\n");
    }
}
