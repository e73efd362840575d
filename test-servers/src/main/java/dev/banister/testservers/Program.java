package dev.banister.testservers;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What has to be installed on the machine, since no jar brings it. */
final class Program {

    /** Where servers lie that a plain user's PATH leaves out. */
    private static final List<String> OF_ADMINS = List.of("/usr/local/sbin", "/usr/sbin", "/sbin");

    private Program() {}

    /**
     * A program, by the folders of PATH and those of administrators.
     *
     * @param debianPackage that brings it
     * @throws IllegalStateException that says what to install
     */
    static String find(String name, String debianPackage) {
        String path = System.getenv().getOrDefault("PATH", "");
        List<Path> places = Stream.concat(Stream.of(path.split(File.pathSeparator)), OF_ADMINS.stream())
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .toList();
        return firstOf(name, places, debianPackage);
    }

    /** The first of these files that is there. */
    static String firstOf(String name, List<Path> places, String debianPackage) {
        return places.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not installed on this machine. Looked for: "
                        + places + ". Install it, on Debian with: apt-get install " + debianPackage))
                .toString();
    }
}
