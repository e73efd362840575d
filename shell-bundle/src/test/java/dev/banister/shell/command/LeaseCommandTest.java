package dev.banister.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeaseCommandTest {

    private final RecordedService service = new RecordedService();

    @Test
    void saysThatNobodyRuns() {
        Typed.Result result = Typed.to(service).run("lease");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).isEqualTo("nobody runs migrations on main\n");
        assertThat(Typed.to(service).run("lease", "--release").out()).isEqualTo("nobody runs migrations on main\n");
    }

    @Test
    void showsWhoRunsSinceWhenAndAtWhichStatement() {
        service.heldBy("ada@web1, process 42", false);

        assertThat(Typed.to(service).run("lease").out()).isEqualTo("""
                ada@web1, process 42
                  since           2026-11-20 08:09:10Z
                  at              org.example.news/2010-11-29-news/news, news.up.sql:3, statement 2
                  last heartbeat  2026-11-20 08:09:30Z
                  good until      2026-11-20 08:10:00Z
                  its session     alive
                """);
    }

    @Test
    void takesItFromAHolderThatIsGoneOnlyAtAPersonsWord() {
        service.heldBy("ada@web1, process 42", true);

        Typed.Result unasked = Typed.to(service).run("lease", "--release");

        assertThat(unasked.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(unasked.err())
                .contains("this would take the lease from ada@web1, process 42, and there is no terminal to ask on");
        assertThat(service.releases).isEmpty();

        Typed.Result confirmed = Typed.to(service).run("lease", "--release", "--yes");

        assertThat(confirmed.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(confirmed.out()).startsWith("released: ada@web1, process 42\n");
        assertThat(service.releases).containsExactly("ada@web1, process 42");
    }
}
