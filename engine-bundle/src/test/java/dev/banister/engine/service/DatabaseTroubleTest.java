package dev.banister.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banister.api.model.MigrationException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class DatabaseTroubleTest {

    private final DatabaseTrouble trouble = new DatabaseTrouble("main", new JdbcDataSource());

    @Test
    void saysThatAHostIsUnknownWhereTheDriverDoesNot() {
        SQLException driver =
                new SQLException("The attempt failed.", "08001", new UnknownHostException("no.such.host.example"));
        SQLException pool = new SQLException("pool: not available", driver);

        MigrationException found = trouble.of(pool, Optional.empty());

        assertThat(found.getMessage())
                .contains("the driver: The attempt failed. The name of the host is not known. [08001]");
    }

    @Test
    void addsNothingToWhatADriverSaysOfOtherCauses() {
        SQLException driver = new SQLException("refused.", "08001", new IllegalStateException("secret"));

        MigrationException found = trouble.of(driver, Optional.empty());

        assertThat(found.getMessage()).contains("the driver: refused. [08001]").doesNotContain("secret");
    }
}
