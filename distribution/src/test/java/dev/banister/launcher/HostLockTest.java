package dev.banister.launcher;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostLockTest {

    @TempDir
    Path folder;

    @Test
    void letsOnlyOneHostRunFromAFolder() {
        Home home = new Home(folder);

        HostLock first = HostLock.take(home);
        try {
            assertThatThrownBy(() -> HostLock.take(home))
                    .hasMessageContaining("another host runs from " + folder)
                    .hasMessageContaining("Stop that one");
        } finally {
            first.close();
        }
    }

    @Test
    void isFreeAgainWhenTheHostHasEnded() {
        Home home = new Home(folder);

        HostLock.take(home).close();

        assertThatCode(() -> HostLock.take(home).close()).doesNotThrowAnyException();
    }
}
