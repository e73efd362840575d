package dev.banister.shell.output;

import dev.banister.api.model.Finding;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a command says to a person: results to the output, findings to the error output, each finding once. Safe for
 * several threads.
 */
public final class Text {

    /** How much is said. */
    public enum Detail {
        /** Nothing: the answer is a JSON document. */
        NONE,
        /** Errors only. */
        QUIET,
        NORMAL,
        VERBOSE
    }

    private static final String ERASE_LINE = "\r\u001b[K";
    private static final String RESET = "\u001b[0m";

    private final Console console;
    private final Detail detail;
    private final Set<Finding> shown = new HashSet<>();
    private boolean onProgressLine;

    public Text(Console console, Detail detail) {
        this.console = console;
        this.detail = detail;
    }

    /** A line of the result; not said if the user wants errors only. */
    public synchronized void line(String line) {
        if (detail.compareTo(Detail.NORMAL) >= 0) {
            print(line);
        }
    }

    public synchronized void table(Table table) {
        table.lines().forEach(this::line);
    }

    /** A line that only those want who ask for more. */
    public synchronized void detail(String line) {
        if (detail == Detail.VERBOSE) {
            print(line);
        }
    }

    /** A line that is said even if the user wants errors only: what was asked for, or what a question is about. */
    public synchronized void always(String line) {
        print(line);
    }

    /** Something that is not the result itself, such as who is being waited for. */
    public synchronized void notice(String line) {
        if (detail.compareTo(Detail.NORMAL) >= 0) {
            eraseProgress();
            console.err().println(line);
            console.err().flush();
        }
    }

    /** Rewrites the last line of a terminal; nothing where there is none. */
    public synchronized void progress(String line) {
        if (console.interactive() && detail.compareTo(Detail.NORMAL) >= 0) {
            console.out().print(ERASE_LINE + line);
            console.out().flush();
            onProgressLine = true;
        }
    }

    /** Errors first, then warnings; what is merely worth knowing only for those who ask for more. */
    public synchronized void findings(Collection<Finding> findings) {
        findings.stream()
                .filter(finding -> finding.severity().compareTo(least()) >= 0)
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .filter(shown::add)
                .forEach(this::finding);
    }

    /** Asks for a yes; everything else is a no. Empty if there was no answer at all. */
    public Optional<Boolean> confirmed(String question) {
        return console.answers()
                .apply(question + " [y/N] ")
                .map(String::trim)
                .map(word -> word.equalsIgnoreCase("y") || word.equalsIgnoreCase("yes"));
    }

    /** Ends the line that {@link #progress} has left on the terminal. */
    public synchronized void eraseProgress() {
        if (onProgressLine) {
            console.out().print(ERASE_LINE);
            console.out().flush();
            onProgressLine = false;
        }
    }

    private Severity least() {
        return switch (detail) {
            case NONE, QUIET -> Severity.ERROR;
            case NORMAL -> Severity.WARNING;
            case VERBOSE -> Severity.INFO;
        };
    }

    private void print(String line) {
        eraseProgress();
        console.out().println(line);
        console.out().flush();
    }

    private void finding(Finding finding) {
        if (detail == Detail.NONE) {
            return;
        }
        eraseProgress();
        StringBuilder text = new StringBuilder(word(finding.severity())).append(": ");
        if (!finding.place().equals(Place.host())) {
            text.append(finding.place()).append(": ");
        }
        text.append(finding.text()).append(" [").append(finding.code()).append(']');
        finding.reasons().forEach(reason -> text.append("\n  ").append(reason.replace("\n", "\n  ")));
        if (!finding.remedy().isEmpty()) {
            text.append("\n  ").append(finding.remedy().replace("\n", "\n  "));
        }
        text.toString().lines().forEach(console.err()::println);
        console.err().flush();
    }

    private String word(Severity severity) {
        String word = switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
        return console.coloured() ? colour(severity) + word + RESET : word;
    }

    private static String colour(Severity severity) {
        return switch (severity) {
            case ERROR -> "\u001b[1;31m";
            case WARNING -> "\u001b[33m";
            case INFO -> "\u001b[36m";
        };
    }
}
