package dev.banister.shell.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stands for the host, which the launcher starts by itself: here it is only explained. */
@Command(
        name = "serve",
        description = {
            "Starts the host without a shell: it upgrades by itself whatever module arrives.",
            "Of the options it takes --modules DIR and --config DIR; the rest stands in conf/."
        })
final class ServeCommand implements Callable<Answer> {

    @Override
    public Answer call() {
        throw BadUsage.of(
                "'serve' is not understood with these words around it",
                "it is: banister serve [--modules DIR] [--config DIR]");
    }
}
