package dev.banister.shell.command;

import dev.banister.api.admin.MigrationService;
import dev.banister.shell.output.Text;
import java.util.ArrayList;
import java.util.List;

/** One command line while it is carried out: what its command works with. Used by one thread. */
final class Invocation {

    private final FrontEnd frontEnd;
    private final RootCommand options;
    private final List<Text> text = new ArrayList<>();

    Invocation(FrontEnd frontEnd, RootCommand options) {
        this.frontEnd = frontEnd;
        this.options = options;
    }

    FrontEnd frontEnd() {
        return frontEnd;
    }

    RootCommand options() {
        return options;
    }

    /** The database that the options name; it is looked for only now, since not every command needs one. */
    MigrationService service() {
        return frontEnd.databases().get(options.database);
    }

    /** The database that the options name, or all of them where they name none. */
    List<MigrationService> services() {
        return options.database.isPresent()
                ? List.of(service())
                : frontEnd.databases().all();
    }

    /** What the command says; made at the first use, when the options are known, and the same ever after. */
    Text text() {
        if (text.isEmpty()) {
            text.add(new Text(frontEnd.console(), options.detail()));
        }
        return text.get(0);
    }

    /** A command as a user of this front end types it. */
    String command(String words) {
        return frontEnd.kind().prefix() + words;
    }
}
