package dev.banister.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    Path folder;

    @Test
    void replacesItsOwnFolderInSettings() throws IOException {
        write("some.folder = ${banister.home}/work");

        assertThat(new Home(folder).settings()).isEqualTo(Map.of("some.folder", folder + "/work"));
    }

    @Test
    void needsNoSettings() {
        assertThat(new Home(folder).settings()).isEmpty();
    }

    @Test
    void namesTheFileThatItCannotRead() throws IOException {
        write("bad = \\u00zz");

        assertThatThrownBy(() -> new Home(folder).settings())
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("banister.properties cannot be read");
    }

    @Test
    void keepsSettingsFromChangingWhatItMustDecideItself() throws IOException {
        write("banister.mode = command\nbanister.modules = ${banister.home}/elsewhere");

        Map<String, String> properties =
                FrameworkProperties.host(new Home(folder), CommandLine.parse(List.of("serve"), false));

        assertThat(properties)
                .containsEntry("banister.mode", "host")
                .containsEntry("banister.modules", folder + "/elsewhere")
                .containsEntry("felix.fileinstall.dir", folder + "/conf," + folder + "/elsewhere");
    }

    @Test
    void letsTheCommandLineOverrideSettings() throws IOException {
        write("banister.modules = /from/settings");

        Map<String, String> properties = FrameworkProperties.command(
                new Home(folder), CommandLine.parse(List.of("status", "--modules", "/given"), false), folder);

        assertThat(properties)
                .containsEntry("banister.mode", "command")
                .containsEntry("banister.modules", "/given")
                .doesNotContainKey("felix.fileinstall.dir");
    }

    private void write(String settings) throws IOException {
        Files.createDirectories(folder.resolve("conf"));
        Files.writeString(folder.resolve("conf/banister.properties"), settings);
    }
}
