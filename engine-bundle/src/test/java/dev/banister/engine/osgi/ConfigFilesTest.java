package dev.banister.engine.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.model.Finding;
import dev.banister.engine.osgi.ConfigFiles.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFilesTest {

    @TempDir
    Path folder;

    private final Map<String, String> properties = new HashMap<>();
    private final ConfigFiles files = new ConfigFiles(properties::get);

    @BeforeEach
    void home() {
        properties.put("banister.home", "/opt/ba$nister");
    }

    @Test
    void readsAFolderInTheOrderOfItsFiles() throws IOException {
        write("dev.banister.database-main.cfg", "url = jdbc:h2:file:${banister.home}/data/main");
        write("com.example.single.cfg", "a = b");
        write("notes.txt", "c = d");

        List<Config> configs = files.read(folder);

        assertThat(configs).extracting(Config::pid).containsExactly("com.example.single", "dev.banister.database");
        assertThat(configs).extracting(Config::name).containsExactly("", "main");
        assertThat(configs.get(1).values()).containsEntry("url", "jdbc:h2:file:/opt/ba$nister/data/main");
        assertThat(files.findings()).isEmpty();
    }

    @Test
    void readsOneFile() throws IOException {
        Path file = write("dev.banister.database-other.cfg", "url = x");

        assertThat(files.read(file)).extracting(Config::name).containsExactly("other");
    }

    @Test
    void readsNothingWhereThereIsNothing() {
        assertThat(files.read(folder.resolve("conf"))).isEmpty();
        assertThat(files.findings()).isEmpty();
    }

    @Test
    void findsAReferenceToNothing() throws IOException {
        write("dev.banister.database-main.cfg", "url = ${banister.hoem}/data");

        List<Config> configs = files.read(folder);

        assertThat(configs.get(0).values()).containsEntry("url", "${banister.hoem}/data");
        assertThat(files.findings())
                .extracting(Finding::text)
                .containsExactly("the configuration uses ${banister.hoem},"
                        + " which is no property of the framework or the system");
    }

    @Test
    void putsTheCommandLineInPlaceOfWhatAFileSays() throws IOException {
        write("dev.banister.database-main.cfg", "url = x\nuser = sa\nprefix = old_");
        properties.put("banister.user", "me");
        properties.put("banister.prefix", "new_");

        List<Config> configs = CommandDatabases.configs(files.read(folder), properties::get);

        assertThat(configs.get(0).values())
                .containsEntry("url", "x")
                .containsEntry("user", "me")
                .containsEntry("prefix", "new_");
    }

    @Test
    void takesAUrlOnTheCommandLineForTheOnlyDatabase() throws IOException {
        write("dev.banister.database-main.cfg", "url = x");
        write("com.example.single.cfg", "a = b");
        properties.put("banister.url", "jdbc:h2:mem:");
        properties.put("banister.database", "scratch");

        List<Config> configs = CommandDatabases.configs(files.read(folder), properties::get);

        assertThat(configs).extracting(Config::pid).containsExactly("dev.banister.database", "com.example.single");
        assertThat(configs.get(0).values()).containsEntry("url", "jdbc:h2:mem:").containsEntry("name", "scratch");
    }

    @Test
    void changesOnlyTheDatabaseThatIsNamed() throws IOException {
        write("dev.banister.database-a.cfg", "name = a\nuser = sa");
        write("dev.banister.database-b.cfg", "name = b\nuser = sa");
        properties.put("banister.user", "me");
        properties.put("banister.database", "b");

        List<Config> configs = CommandDatabases.configs(files.read(folder), properties::get);

        assertThat(configs).extracting(config -> config.values().get("user")).containsExactly("sa", "me");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
