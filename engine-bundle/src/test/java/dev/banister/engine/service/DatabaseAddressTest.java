package dev.banister.engine.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseAddressTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    no driver for jdbc:x://joe:sesame@host/db          | no driver for jdbc:x://host/db
                    bad URL jdbc:h2:mem:a;PASSWORD=sesame;MODE=Oracle  | bad URL jdbc:h2:mem:a;PASSWORD=***;MODE=Oracle
                    jdbc:postgresql://h/db?user=joe&password=sesame    | jdbc:postgresql://h/db?user=***&password=***
                    jdbc:postgresql://h/db?sslpassword=sesame&ssl=true | jdbc:postgresql://h/db?sslpassword=***&ssl=true
                    jdbc:mariadb://h/db?keyStorePassword=sesame        | jdbc:mariadb://h/db?keyStorePassword=***
                    jdbc:mysql://(host=h,user=joe,password=sesame)/db  | jdbc:mysql://(host=h,user=***,password=***)/db
                    jdbc:mysql://joe:se@same@h/db                      | jdbc:mysql://h/db
                    jdbc:mysql://h/db?password2=sesame                 | jdbc:mysql://h/db?password2=***
                    jdbc:sqlite:/a.db?cipher=x&hexkey=5e5a3e           | jdbc:sqlite:/a.db?cipher=x&hexkey=***
                    Connection to localhost:5432 refused               | Connection to localhost:5432 refused
                    """)
    void leavesOutWhatCouldBeACredential(String text, String shown) {
        assertThat(DatabaseAddress.clean(text)).isEqualTo(shown);
    }

    @Test
    void showsAUrlUpToItsParameters() {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:file:/data/main;CIPHER=AES;PASSWORD=sesame");

        assertThat(DatabaseAddress.of(dataSource)).contains("jdbc:h2:file:/data/main");
    }
}
