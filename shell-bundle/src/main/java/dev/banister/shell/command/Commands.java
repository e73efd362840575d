package dev.banister.shell.command;

import dev.banister.api.model.DatabaseUnreachableException;
import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.MigrationException;
import dev.banister.api.model.Place;
import dev.banister.api.model.RefusedException;
import dev.banister.api.model.Severity;
import dev.banister.api.model.UsageException;
import dev.banister.shell.output.Console;
import dev.banister.shell.output.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Model.CommandSpec;

/** Where command lines are carried out. */
public final class Commands {

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

    private Commands() {}

    /**
     * Carries out one command line. Whatever goes wrong is said on the console, never thrown.
     *
     * @return the exit code, see {@link ExitCode}
     */
    public static int run(FrontEnd frontEnd, String... words) {
        Tree tree = new Tree(frontEnd);
        Answer answer = answer(tree, words);
        if (Arrays.asList(words).contains("--json")) {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("exitCode", answer.exitCode());
            document.putAll(answer.json());
            Console console = frontEnd.console();
            console.out().println(Json.text(document));
            console.out().flush();
        } else {
            tree.invocation().text().eraseProgress();
            answer.print(tree.invocation().text());
        }
        return answer.exitCode();
    }

    /** The whole tree, for those who complete what is being typed. */
    public static CommandSpec tree(FrontEnd frontEnd) {
        return new Tree(frontEnd).commandLine().getCommandSpec();
    }

    private static Answer answer(Tree tree, String... words) {
        try {
            return tree.answer(words);
        } catch (UsageException wrong) {
            return new FailureAnswer(ExitCode.USAGE, wrong.findings());
        } catch (RefusedException refused) {
            return new FailureAnswer(ExitCode.REFUSED, refused.findings());
        } catch (DatabaseUnreachableException unreachable) {
            return new FailureAnswer(ExitCode.UNREACHABLE, unreachable.findings());
        } catch (MigrationException failed) {
            return new FailureAnswer(ExitCode.FAILED, findings(failed));
        } catch (RuntimeException unexpected) {
            LOG.error("The command '{}' failed unexpectedly.", words.length == 0 ? "" : words[0], unexpected);
            return new FailureAnswer(ExitCode.FAILED, List.of(finding(unexpected, "this is a mistake in Banister")));
        }
    }

    private static List<Finding> findings(MigrationException failed) {
        return failed.findings().isEmpty() ? List.of(finding(failed, "")) : failed.findings();
    }

    private static Finding finding(RuntimeException failure, String fact) {
        String text = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        Finding finding = Finding.of(
                FindingCodes.UNEXPECTED,
                Severity.ERROR,
                Place.host(),
                text.isEmpty() || "null".equals(text) ? failure.getClass().getSimpleName() : text,
                "look into the log; please report it");
        return fact.isEmpty() ? finding : finding.because(fact);
    }
}
