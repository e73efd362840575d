package dev.banister.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.banister.api.admin.HistoryEvent.Kind;
import dev.banister.api.admin.Step.Action;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.ModuleState;
import dev.banister.api.model.Place;
import dev.banister.api.model.ScriptId;
import dev.banister.api.model.ScriptState;
import dev.banister.api.model.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code docs/json.md} shows is what the commands print: the same fields in the same order, of the same kinds. */
class JsonTest {

    private static final String NEWS = "org.example.news/2010-11-29-news/news";
    private static final Finding CHANGED = Finding.of(
                    FindingCodes.CHANGED,
                    Severity.ERROR,
                    Place.of(ScriptId.parse(NEWS)).file("news.up.sql").line(7).statement(2),
                    "it was changed",
                    "redo")
            .because("applied: 8f3c");

    private final RecordedService service = new RecordedService()
            .module("org.example.news", ModuleState.PENDING, 1, 1)
            .script(NEWS, ScriptState.APPLIED)
            .event(NEWS, Kind.APPLIED)
            .step(Action.APPLY, NEWS, "CREATE TABLE news (id INT)")
            .heldBy("ada@web1, process 42", false);

    @TempDir
    private Path home;

    private static Object example(String name) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "json.md"));
        Matcher block = Pattern.compile("```json " + name + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page);
        assertThat(block.find()).as("docs/json.md has an example of %s", name).isTrue();
        return JSON.std.anyFrom(block.group(1));
    }

    /** Kinds instead of values; null stands for any kind. */
    private static Object shape(Object value) {
        if (value instanceof Map<?, ?> object) {
            Map<Object, Object> fields = new LinkedHashMap<>();
            object.forEach((name, field) -> fields.put(name, shape(field)));
            return fields;
        }
        if (value instanceof List<?> list) {
            return list.isEmpty() ? List.of() : List.of(shape(list.get(0)));
        }
        return value == null ? "null" : value.getClass().getSimpleName();
    }

    private Map<String, Object> document(String... words) throws IOException {
        Typed.Result result = Typed.to(service).in(home).run(words);
        assertThat(result.err()).isEmpty();
        Map<String, Object> document = JSON.std.mapFrom(result.out());
        assertThat(document).containsEntry("exitCode", result.exitCode());
        return document;
    }

    @ParameterizedTest
    @CsvSource({
        "status,  status",
        "list,    list news",
        "history, history",
        "lease, lease",
        "plan,    plan up",
        "run,     up",
        "why,     why news",
        "help,    help up",
        "help,    up --help",
        "version, --version"
    })
    void printsWhatIsDocumented(String name, String words) throws IOException {
        Map<String, Object> document = document((words + " --json").split(" "));

        assertThat(shape(document).toString()).isEqualTo(shape(example(name)).toString());
    }

    @Test
    void printsScriptsThatArePendingAsDocumented() throws IOException {
        RecordedService pending = new RecordedService().script(NEWS, ScriptState.PENDING);

        Typed.Result check = Typed.to(pending).run("--json", "check");
        Typed.Result fresh = Typed.to(pending).run("--json", "new");

        assertThat(shape(JSON.std.anyFrom(check.out())).toString())
                .isEqualTo(shape(example("check")).toString());
        assertThat(JSON.std.mapFrom(fresh.out())).containsKeys("exitCode", "database", "scripts");
    }

    @Test
    void printsFindingsAsDocumented() throws IOException {
        service.findings.add(CHANGED);

        Object finding = ((List<?>) document("status", "--json").get("findings")).get(0);

        assertThat(shape(finding).toString())
                .isEqualTo(shape(example("finding")).toString());
    }

    @Test
    void printsErrorsAsDocumented() throws IOException {
        Object usage = document("up", "--stps", "--json");
        service.step(Action.REVERT, NEWS);
        Object refused = document("--json", "down", "news");

        for (Object document : List.of(usage, refused)) {
            Map<?, ?> error = (Map<?, ?>) ((Map<?, ?>) document).get("error");
            assertThat(((Map<?, ?>) document).keySet().toString())
                    .isEqualTo(((Map<?, ?>) example("error")).keySet().toString());
            assertThat((List<?>) error.get("findings")).hasSize(1);
        }
    }

    @Test
    void printsAFailedRunAsDocumented() throws IOException {
        service.failing(CHANGED);

        Map<String, Object> document = document("up", "--json");

        assertThat(document).containsEntry("succeeded", false).containsEntry("exitCode", ExitCode.FAILED);
        assertThat(document.get("outcomes").toString()).contains("result=failed", "code=changed");
    }

    @Test
    void printsThatThereWasNothingToDo() throws IOException {
        Typed.Result result = Typed.to(new RecordedService()).run("up", "--json");

        assertThat(JSON.std.mapFrom(result.out()))
                .containsEntry("runId", null)
                .containsEntry("succeeded", true)
                .containsEntry("outcomes", List.of());
    }

    @Test
    void neverAsksEvenOnATerminal() throws IOException {
        service.step(Action.REVERT, NEWS);

        Typed.Result result = Typed.to(service).answering("y").run("down", "news", "--json");

        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(JSON.std.mapFrom(result.out())).containsKey("error");
    }

    @Test
    void printsWhatWasCreatedAsDocumented() throws IOException {
        Files.createDirectories(home.resolve("migrations/003_one"));
        Files.createDirectories(home.resolve("migrations/003_two"));
        Files.writeString(home.resolve("migrations/003_one/group.properties"), "requires=news/003_two");

        Map<String, Object> created = document("create", ".", "news", "--json");
        Map<String, Object> renamed = document("create", "--renumber", ".", "003_two", "--json");

        assertThat(shape(created).toString()).isEqualTo(shape(example("create")).toString());
        assertThat(shape(renamed).toString())
                .isEqualTo(shape(example("renumber")).toString());
    }
}
