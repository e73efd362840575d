package dev.banister.engine.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the lexer comes upon beside statements. */
final class ScriptNotes {

    /** A comment {@code -- banister: …}: what stands behind the colon. */
    record DirectiveComment(int line, String text) {}

    /** A command for the product's own client, which the database does not know: its whole line. */
    record ClientCommand(int line, String text) {}

    /** What was opened on that line and never closed. */
    record Unterminated(int line, String what) {}

    private final List<DirectiveComment> directives = new ArrayList<>();
    private final List<ClientCommand> commands = new ArrayList<>();
    private Optional<Unterminated> unterminated = Optional.empty();
    private int settledDirectives;
    private int settledCommands;

    void directive(int line, String text) {
        directives.add(new DirectiveComment(line, text));
    }

    void command(int line, String text) {
        commands.add(new ClientCommand(line, text.strip()));
    }

    void unterminated(int line, String what) {
        if (unterminated.isEmpty()) {
            unterminated = Optional.of(new Unterminated(line, what));
        }
    }

    /** The directives so far, which are forgotten here. */
    List<DirectiveComment> takeDirectives() {
        List<DirectiveComment> taken = List.copyOf(directives);
        directives.clear();
        settledDirectives = 0;
        return taken;
    }

    /** What was noted so far is final. */
    void settle() {
        settledDirectives = directives.size();
        settledCommands = commands.size();
    }

    /** Forgets what is not final, since it will be read again. */
    void unsettle() {
        directives.subList(settledDirectives, directives.size()).clear();
        commands.subList(settledCommands, commands.size()).clear();
    }

    List<ClientCommand> commands() {
        return List.copyOf(commands);
    }

    Optional<Unterminated> unterminated() {
        return unterminated;
    }
}
