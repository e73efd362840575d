package dev.banister.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.admin.HistoryEvent.Kind;
import dev.banister.api.admin.Step.Action;
import dev.banister.api.model.DatabaseUnreachableException;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ModuleState;
import dev.banister.api.model.Place;
import dev.banister.api.model.ScriptState;
import dev.banister.api.model.Severity;
import org.junit.jupiter.api.Test;

class QueriesTest {

    private static final String NEWS = "org.example.news/2010-11-29-news/news";
    private static final String MORE = "org.example.news/2010-11-30-more/late";
    private static final String DROP = "org.example.blog/2010-11-29-blog/drop";
    private static final Finding ERROR = Finding.of(
            FindingCodes.CYCLE, Severity.ERROR, Place.of(new ModuleId("org.example.blog")), "a circle", "break it");

    private final RecordedService service = new RecordedService()
            .module("org.example.blog", ModuleState.PENDING, 0, 1)
            .module("org.example.news", ModuleState.CURRENT, 12, 1)
            .script(DROP, ScriptState.PENDING)
            .script(NEWS, ScriptState.APPLIED)
            .script(MORE, ScriptState.PENDING)
            .event(NEWS, Kind.APPLIED)
            .event(DROP, Kind.APPLY_FAILED);

    @Test
    void statusIsALineAModule() {
        service.findings.add(ERROR);

        Typed.Result result = Typed.to(service).run("status");

        assertThat(result.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(result.out()).isEqualTo("""
                MODULE            VERSION  APPLIED  PENDING  STATE
                org.example.blog  1.2.0    0        1        pending
                org.example.news  1.2.0    12       1        current
                """);
        assertThat(result.err()).startsWith("error: org.example.blog: a circle [cycle]");
    }

    @Test
    void statusIsOfEveryDatabaseUnlessOneIsNamed() {
        RecordedService reports = new RecordedService("reports").module("org.example.news", ModuleState.CURRENT, 3, 0);

        Typed both = Typed.to(service, reports);

        assertThat(both.run("status").out()).isEqualTo("""
                database main
                MODULE            VERSION  APPLIED  PENDING  STATE
                org.example.blog  1.2.0    0        1        pending
                org.example.news  1.2.0    12       1        current

                database reports
                MODULE            VERSION  APPLIED  PENDING  STATE
                org.example.news  1.2.0    3        0        current
                """);
        assertThat(both.run("status", "--database", "reports").out()).isEqualTo("""
                MODULE            VERSION  APPLIED  PENDING  STATE
                org.example.news  1.2.0    3        0        current
                """);
    }

    @Test
    void statusShowsTheOthersWhereOneDatabaseCannotBeAsked() {
        RecordedService down = new RecordedService("reports")
                .inTrouble(new DatabaseUnreachableException(Finding.of(
                        FindingCodes.DATABASE_UNREACHABLE, Severity.ERROR, Place.host(), "it is down", "Start it.")));

        Typed.Result result = Typed.to(service, down).run("status");

        assertThat(result.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(result.out()).contains("org.example.blog", "database reports\ncannot be asked");
        assertThat(result.err()).contains("it is down [database-unreachable]");
    }

    @Test
    void statusOfAnEmptyHostSaysSo() {
        assertThat(Typed.to(new RecordedService()).run("status").out())
                .isEqualTo("no modules are installed or applied\n");
    }

    @Test
    void listIsALineAScript() {
        assertThat(Typed.to(service).run("list").out()).isEqualTo("""
                MODULE/GROUP/SCRIPT                    STATE    FLAGS         APPLIED AT
                org.example.blog/2010-11-29-blog/drop  pending  irreversible  -
                org.example.news/2010-11-29-news/news  applied  -             2026-11-20 08:09:10Z
                org.example.news/2010-11-30-more/late  pending  late          -
                """);
    }

    @Test
    void listOfOneModuleDoesNotRepeatItsName() {
        assertThat(Typed.to(service).run("list", "news").out()).isEqualTo("""
                GROUP/SCRIPT          STATE    FLAGS  APPLIED AT
                2010-11-29-news/news  applied  -      2026-11-20 08:09:10Z
                2010-11-30-more/late  pending  late   -
                """);
    }

    @Test
    void newShowsWhatIsPendingInTheOrderOfTheUpgrade() {
        service.step(Action.APPLY, MORE).step(Action.APPLY, DROP);

        assertThat(Typed.to(service).run("new").out().lines().skip(1).map(line -> line.split(" ")[0]))
                .containsExactly(MORE, DROP);
        assertThat(Typed.to(service).run("new", "--limit", "1").out())
                .contains(MORE)
                .doesNotContain(DROP);
        assertThat(Typed.to(service).run("new", "blog").out())
                .contains("2010-11-29-blog/drop")
                .doesNotContain("more");
    }

    @Test
    void historyShowsTheFirstLineOfANote() {
        assertThat(Typed.to(service).run("history", "--limit", "1").out()).isEqualTo("""
                AT                    WHAT     SCRIPT                                 VERSION  TOOK   WHO       NOTE
                2026-11-20 08:09:10Z  applied  org.example.news/2010-11-29-news/news  1.2.0    12 ms  ada@web1  first line
                """);
        assertThat(Typed.to(service).run("history", "blog").out())
                .contains("apply failed")
                .doesNotContain(NEWS);
    }

    @Test
    void whyNamesTheModuleInFull() {
        assertThat(Typed.to(service).run("why", "news/2010-11-29-news").out()).isEqualTo("""
                org.example.news/2010-11-29-news: pending
                  it is first
                  nothing holds it up
                """);
    }

    @Test
    void checkOfAHostInOrderIsClean() {
        Typed.Result result = Typed.to(new RecordedService().script(NEWS, ScriptState.APPLIED))
                .run("check");

        assertThat(result)
                .isEqualTo(new Typed.Result(
                        ExitCode.DONE, "clean: 0 scripts pending, 0 scripts wrong, 0 errors, 0 warnings\n", ""));
    }

    @Test
    void checkTellsPendingFromWrong() {
        Typed.Result pending = Typed.to(service).run("check");
        Typed.Result changed = Typed.to(new RecordedService().script(NEWS, ScriptState.CHANGED))
                .run("check");
        service.findings.add(ERROR);
        Typed.Result finding = Typed.to(service).run("check");

        assertThat(pending.exitCode()).isEqualTo(ExitCode.PENDING);
        assertThat(pending.out())
                .contains("pending: " + DROP)
                .endsWith("pending: 2 scripts pending, 0 scripts wrong, 0 errors, 0 warnings\n");
        assertThat(changed.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(changed.out()).contains("changed: " + NEWS);
        assertThat(finding.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(finding.err()).contains("[cycle]");
    }
}
