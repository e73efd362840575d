package dev.banister.shell.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banister.api.admin.MigrationService;
import dev.banister.api.model.DatabaseUnreachableException;
import dev.banister.api.model.UsageException;
import dev.banister.shell.command.RecordedService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HostDatabasesTest {

    private final HostDatabases databases = new HostDatabases(Duration.ofSeconds(30));

    @Test
    void takesMainIfNoneIsNamed() {
        MigrationService main = new RecordedService();
        databases.addService(new RecordedService("reports"), Map.of());
        databases.addService(main, Map.of());

        assertThat(databases.get(Optional.empty())).isSameAs(main);
        assertThat(databases.names()).containsExactly("main", "reports");
    }

    @Test
    void takesTheOnlyOneIfNoneIsNamed() {
        MigrationService only = new RecordedService("reports");
        databases.addService(only, Map.of());

        assertThat(databases.get(Optional.empty())).isSameAs(only);
        assertThat(databases.get(Optional.of("reports"))).isSameAs(only);
    }

    @Test
    void wantsANameIfThereAreSeveralAndNoneIsMain() {
        databases.addService(new RecordedService("reports"), Map.of());
        databases.addService(new RecordedService("users"), Map.of());

        assertThatThrownBy(() -> databases.get(Optional.empty()))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll("several databases", "there are: reports, users", "--database");
    }

    @Test
    void listsTheNamesIfOneIsUnknown() {
        databases.addService(new RecordedService(), Map.of());

        assertThatThrownBy(() -> databases.get(Optional.of("mian")))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll("no database 'mian'", "there are: main");
    }

    @Test
    void waitsForADatabaseThatAppearsLater() throws Exception {
        MigrationService main = new RecordedService();
        CompletableFuture<MigrationService> waiting =
                CompletableFuture.supplyAsync(() -> databases.get(Optional.empty()));

        databases.addService(main, Map.of());

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isSameAs(main);
    }

    @Test
    void givesAllOfThemAtOnceWithMainFirst() throws Exception {
        MigrationService archive = new RecordedService("archive");
        MigrationService main = new RecordedService();
        Map<String, Object> together = Map.of("banister.databases", new String[] {"archive", "main"});
        databases.addService(archive, together);
        CompletableFuture<List<MigrationService>> waiting = CompletableFuture.supplyAsync(databases::all);

        databases.addService(main, together);

        assertThat(waiting.get(10, TimeUnit.SECONDS)).containsExactly(main, archive);
    }

    @Test
    void givesUpWhereNoneAppears() {
        HostDatabases hasty = new HostDatabases(Duration.ofMillis(20));

        assertThatThrownBy(() -> hasty.get(Optional.empty()))
                .isInstanceOf(DatabaseUnreachableException.class)
                .hasMessageContainingAll("[no-database]", "conf/");
    }

    @Test
    void forgetsADatabaseThatGoes() {
        MigrationService main = new RecordedService();
        databases.addService(main, Map.of());
        databases.removeService(main);

        assertThat(databases.names()).isEmpty();
    }
}
