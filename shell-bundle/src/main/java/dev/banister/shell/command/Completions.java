package dev.banister.shell.command;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.admin.ModuleStatus;
import dev.banister.api.admin.ScriptStatus;
import dev.banister.api.model.MigrationException;
import dev.banister.api.model.ModuleId;
import dev.banister.api.model.ScriptId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What may stand at a place in a command line that is being typed, by the command tree and the database. */
public final class Completions {

    private final FrontEnd frontEnd;

    public Completions(FrontEnd frontEnd) {
        this.frontEnd = frontEnd;
    }

    /**
     * Everything that fits the place, whatever has been typed of it; options are left out.
     *
     * @param command its name, without a scope
     * @param before the words between the command and the place
     */
    public List<String> at(String command, List<String> before) {
        CommandSpec root = Commands.tree(frontEnd);
        CommandSpec spec = subcommand(root, command).orElse(root);
        List<String> positional = new ArrayList<>();
        Optional<OptionSpec> open = Optional.empty();
        for (String word : before) {
            Optional<CommandSpec> below = subcommand(spec, word);
            if (open.isPresent()) {
                open = Optional.empty();
            } else if (word.startsWith("-")) {
                open = Optional.ofNullable(spec.findOption(word))
                        .filter(option -> option.arity().max() > 0);
            } else if (below.isPresent()) {
                spec = below.get();
            } else {
                positional.add(word);
            }
        }
        if (open.isPresent()) {
            return fitting(open.get().paramLabel(), positional);
        }
        return spec.subcommands().isEmpty()
                ? fitting(label(spec, positional.size()), positional)
                : List.copyOf(spec.subcommands().keySet());
    }

    private static Optional<CommandSpec> subcommand(CommandSpec spec, String name) {
        return Optional.ofNullable(spec.subcommands().get(name)).map(picocli.CommandLine::getCommandSpec);
    }

    /** A parameter of several words has a label of several words. */
    private static String label(CommandSpec spec, int position) {
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            String[] labels = parameter.paramLabel().split(" ", -1);
            int offset = position - parameter.index().min();
            if (offset >= 0 && offset < labels.length) {
                return labels[offset];
            }
        }
        return "";
    }

    private List<String> fitting(String label, List<String> positional) {
        return switch (label) {
            case "COMMAND" ->
                positional.isEmpty()
                        ? List.copyOf(Commands.tree(frontEnd).subcommands().keySet())
                        : List.of();
            case "NAME" -> frontEnd.databases().names();
            case "MODULE" -> fromDatabase(Completions::modules);
            case "SCRIPT" -> fromDatabase(Completions::scripts);
            case "MODULE[/GROUP[/SCRIPT]]" ->
                fromDatabase(service -> Stream.concat(modules(service), scripts(service)));
            case "TARGET" ->
                positional.isEmpty()
                        ? List.of()
                        : fromDatabase(service -> groups(service, new Names(service).module(positional.get(0))));
            default -> List.of();
        };
    }

    /** Nothing where no database is there at the moment: whoever types must not wait for one. */
    private List<String> fromDatabase(Function<MigrationService, Stream<String>> names) {
        if (frontEnd.databases().names().isEmpty()) {
            return List.of();
        }
        try {
            return names.apply(frontEnd.databases().get(Optional.empty()))
                    .distinct()
                    .toList();
        } catch (MigrationException unknown) {
            return List.of();
        }
    }

    private static Stream<String> modules(MigrationService service) {
        return service.modules().stream().map(ModuleStatus::module).map(ModuleId::value);
    }

    private static Stream<String> groups(MigrationService service, ModuleId module) {
        return service.scripts().stream()
                .map(ScriptStatus::script)
                .filter(script -> script.module().equals(module))
                .map(script -> script.group().name().text());
    }

    private static Stream<String> scripts(MigrationService service) {
        return service.scripts().stream().map(ScriptStatus::script).map(ScriptId::toString);
    }
}
