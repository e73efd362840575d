package dev.banister.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets only one host run from one folder; the system releases it when the process ends, however it ends. */
final class HostLock {

    private final FileChannel channel;

    private HostLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws LaunchException if another host runs from here */
    static HostLock take(Home home) {
        Path file = home.data().resolve("host.lock");
        try {
            Files.createDirectories(home.data());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel)) {
                return new HostLock(channel);
            }
            channel.close();
        } catch (IOException failure) {
            throw LaunchException.refused(
                    home.data() + " cannot be written to: " + failure.getMessage(),
                    "Let the user of the host write there.");
        }
        throw LaunchException.refused(
                "another host runs from " + home.folder() + " and holds " + file,
                "Stop that one, or unpack Banister once more for a second host; single commands work beside it.");
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    /** Lets another host in. */
    void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw LaunchException.failed("the lock of this host cannot be released", failure);
        }
    }
}
