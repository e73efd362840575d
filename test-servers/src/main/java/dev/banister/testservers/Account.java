package dev.banister.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Who runs this JVM. Servers want to be asked politely by root. */
final class Account {

    private Account() {}

    /** The beginning of a command for a program that refuses root: in a user namespace it is nobody. */
    static List<String> asNobody() {
        return isRoot() ? List.of(Program.find("unshare", "util-linux"), "-U") : List.of();
    }

    static boolean isRoot() {
        Path process = Path.of("/proc/self");
        try {
            return Files.exists(process)
                    ? Files.getAttribute(process, "unix:uid").equals(0)
                    : "root".equals(System.getProperty("user.name"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
