package dev.banister.engine.dialect.mariadb;

/**
 * Which of the two products a server is, and what its version can do. MySQL's answers come from its manual: they were
 * never tested on a real server.
 */
record Flavour(boolean isMysql, int major, int minor) {

    static Flavour mariadb(int major, int minor) {
        return new Flavour(false, major, minor);
    }

    static Flavour mysql(int major, int minor) {
        return new Flavour(true, major, minor);
    }

    private boolean isAtLeast(int wantedMajor, int wantedMinor) {
        return major > wantedMajor || major == wantedMajor && minor >= wantedMinor;
    }

    /** Older ones lack RENAME COLUMN, checks or changes of structure that a crash leaves whole. */
    boolean isSupported() {
        return isMysql ? isAtLeast(8, 0) : isAtLeast(10, 6);
    }

    String product() {
        return isMysql ? "MySQL" : "MariaDB";
    }

    /** What the oldest that is supported is called. */
    String oldest() {
        return isMysql ? "MySQL 8.0" : "MariaDB 10.6";
    }

    boolean hasUuid() {
        return !isMysql && isAtLeast(10, 7);
    }

    /** Older MariaDBs take the word DESC and build the index in rising order. */
    boolean hasDescendingIndexes() {
        return isMysql || isAtLeast(10, 8);
    }

    boolean hasExpressionIndexes() {
        return isMysql;
    }

    /** Does INFORMATION_SCHEMA list the periods of tables? */
    boolean listsPeriods() {
        return !isMysql && isAtLeast(11, 4);
    }

    /** Can settings be given for one statement, in front of it? */
    boolean hasSettingsOfAStatement() {
        return !isMysql;
    }

    /** Is a default that is no plain literal put in brackets, and any default of long text and bytes as well? */
    boolean bracketsDefaults() {
        return isMysql;
    }

    /** Do checks of a column belong to its definition, apart from those of the table? */
    boolean hasColumnChecks() {
        return !isMysql;
    }

    /** The column of STATISTICS that tells of an index that queries do not use, the word for one, and what it then holds. */
    UnusedIndex unusedIndex() {
        return isMysql
                ? new UnusedIndex("IS_VISIBLE", "INVISIBLE", "NO")
                : new UnusedIndex("IGNORED", "IGNORED", "YES");
    }

    record UnusedIndex(String column, String word, String value) {}
}
