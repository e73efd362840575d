package dev.banister.testservers;

import java.util.List;

/** What differs between the products where databases and users are made. Names are our own and need no quoting. */
enum Product {
    POSTGRESQL("postgresql") {
        @Override
        List<String> createDatabase(String name) {
            return List.of("CREATE DATABASE " + name);
        }

        @Override
        List<String> dropDatabase(String name) {
            return List.of("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        }

        @Override
        List<String> createRestrictedUser(String database, String user, String password) {
            return List.of(
                    "CREATE ROLE " + user + " LOGIN PASSWORD '" + password + "'",
                    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
                    "GRANT USAGE ON SCHEMA public TO " + user,
                    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO " + user,
                    "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO " + user,
                    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "
                            + user,
                    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO " + user);
        }

        @Override
        List<String> dropRestrictedUser(String user) {
            return List.of("DROP OWNED BY " + user, "DROP ROLE " + user);
        }
    },
    MARIADB("mariadb") {
        @Override
        List<String> createDatabase(String name) {
            // Older servers have one by default that holds the letters of Western Europe only.
            return List.of("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
        }

        @Override
        List<String> dropDatabase(String name) {
            return List.of("DROP DATABASE IF EXISTS " + name);
        }

        @Override
        List<String> createRestrictedUser(String database, String user, String password) {
            return List.of(
                    "CREATE USER " + user + "@'%' IDENTIFIED BY '" + password + "'",
                    "GRANT SELECT, INSERT, UPDATE, DELETE ON " + database + ".* TO " + user + "@'%'");
        }

        @Override
        List<String> dropRestrictedUser(String user) {
            return List.of("DROP USER " + user + "@'%'");
        }
    },
    H2("h2") {
        @Override
        List<String> createRestrictedUser(String database, String user, String password) {
            return List.of(
                    "CREATE USER " + user + " PASSWORD '" + password + "'",
                    "GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA PUBLIC TO " + user);
        }

        @Override
        List<String> dropRestrictedUser(String user) {
            return List.of("DROP USER " + user);
        }
    },
    SQLITE("sqlite");

    private final String key;

    Product(String key) {
        this.key = key;
    }

    /** Its part of the system properties' names. */
    String key() {
        return key;
    }

    List<String> createDatabase(String name) {
        throw new UnsupportedOperationException(key + " has no server");
    }

    List<String> dropDatabase(String name) {
        throw new UnsupportedOperationException(key + " has no server");
    }

    List<String> createRestrictedUser(String database, String user, String password) {
        throw new UnsupportedOperationException(key + " has no users");
    }

    List<String> dropRestrictedUser(String user) {
        throw new UnsupportedOperationException(key + " has no users");
    }
}
