package dev.banister.api.model;

/**
 * The stable codes of findings. {@code docs/findings.md} has for each what it means, why it comes about and what to do.
 */
public final class FindingCodes {

    // What a module offers.

    /** A group has neither date nor number in front, or a date that does not exist. */
    public static final String GROUP_WITHOUT_DATE = "group-without-date";

    /** A name has characters that are not allowed, or is too long. */
    public static final String INVALID_NAME = "invalid-name";

    /** Two groups of a module are the same: one date and name, one number or one timestamp. */
    public static final String DUPLICATE_GROUP = "duplicate-group";

    /** Two groups of a module have one name under two dates. */
    public static final String SIMILAR_GROUP = "similar-group";

    /** A group is published by code, and there is also a file or folder with its name that would be a group. */
    public static final String CLASS_AND_FOLDER = "class-and-folder";

    /** Two scripts of a group have one name. */
    public static final String DUPLICATE_SCRIPT = "duplicate-script";

    /** An SQL file stands in the folder of a group in Java that does not name it. */
    public static final String UNUSED_FILE = "unused-file";

    /** A group names a script in SQL that has no file, or there is a down without an up. */
    public static final String MISSING_FILE = "missing-file";

    /** No file of a script is for the database in use. */
    public static final String NO_VARIANT = "no-variant";

    /** A group has no scripts. */
    public static final String EMPTY_GROUP = "empty-group";

    /** A file cannot be read, or is no UTF-8. */
    public static final String UNREADABLE_FILE = "unreadable-file";

    /** A directive in a script's head is unknown or has a bad value. */
    public static final String BAD_DIRECTIVE = "bad-directive";

    /** A {@code group.properties} has an unknown key or a bad value. */
    public static final String BAD_GROUP_PROPERTIES = "bad-group-properties";

    /** A requirement is not of any form that is known. */
    public static final String BAD_REQUIREMENT = "bad-requirement";

    /** A quote, comment or body is not closed. */
    public static final String UNTERMINATED = "unterminated";

    /** A script has BEGIN, COMMIT or the like, which would break the engine's own transaction. */
    public static final String TRANSACTION_CONTROL = "transaction-control";

    /** A script has a statement that would take from the engine what it works with, or reach beyond the script. */
    public static final String NOT_IN_A_SCRIPT = "not-in-a-script";

    /** A statement of a script is not sent, since the lease does what it is for. */
    public static final String LEFT_OUT = "left-out";

    /** A script has a command of the database's own client, such as a backslash command of psql. */
    public static final String CLIENT_COMMAND = "client-command";

    /** A script would go on in another database, by USE. */
    public static final String OTHER_DATABASE = "other-database";

    /** A setting that has no effect inside a transaction stands in the middle of a script. */
    public static final String MISPLACED_PRAGMA = "misplaced-pragma";

    /** {@code after} names a script that its group does not have. */
    public static final String UNKNOWN_SCRIPT = "unknown-script";

    /** Scripts of a group wait for each other in a circle. */
    public static final String SCRIPT_CYCLE = "script-cycle";

    /** The code of a group threw an exception when it was asked for its scripts. */
    public static final String GROUP_FAILED = "group-failed";

    // How modules were found.

    /** A bundle has a folder of migrations and is not wired to the engine. */
    public static final String LOOKS_LIKE_A_MODULE = "looks-like-a-module";

    /** A bundle asks for its migrations to be run, and brings none. */
    public static final String NO_MIGRATIONS = "no-migrations";

    /** A component that provides a group is declared and not available. */
    public static final String GROUP_NOT_AVAILABLE = "group-not-available";

    /** Two versions of a module are active; the higher one offers. */
    public static final String TWO_VERSIONS = "two-versions";

    /** A fragment has a folder of migrations; fragments are not read. */
    public static final String FRAGMENT_NOT_READ = "fragment-not-read";

    /** A module's jar could not be installed or started. */
    public static final String MODULE_NOT_STARTED = "module-not-started";

    // What a plan runs into.

    /** No module, group or script of that name is offered or applied. */
    public static final String UNKNOWN_NAME = "unknown-name";

    /** A target has none of the known forms, or names nothing. */
    public static final String UNKNOWN_TARGET = "unknown-target";

    /** A target fits several groups. */
    public static final String AMBIGUOUS_TARGET = "ambiguous-target";

    /** A group requires something that is neither offered nor applied. */
    public static final String UNKNOWN_REQUIREMENT = "unknown-requirement";

    /** A group requires something that is itself held up. */
    public static final String REQUIREMENT_HELD_UP = "requirement-held-up";

    /** Groups require each other in a circle. */
    public static final String CYCLE = "cycle";

    /** A group cannot live with something that is applied, or about to be. */
    public static final String CONFLICT = "conflict";

    /** A script that is to be reverted has no down. */
    public static final String IRREVERSIBLE = "irreversible";

    /** What is to be reverted is required by what others have applied. */
    public static final String DEPENDENTS = "dependents";

    /** An applied script has another text now. */
    public static final String CHANGED = "changed";

    /** A script runs after younger ones of its module. */
    public static final String LATE = "late";

    /** A script that is about to be applied holds no statement. */
    public static final String NO_STATEMENTS = "no-statements";

    /** The database has a table prefix, and a script does not use it. */
    public static final String PREFIX_NOT_USED = "prefix-not-used";

    /** A script failed and waits to be run again. */
    public static final String FAILED = "failed";

    /** A script's runner died inside a statement. */
    public static final String IN_DOUBT = "in-doubt";

    /** An applied script is not offered by any installed bundle. */
    public static final String MISSING = "missing";

    /** The module is installed in an older version than the database was taken to. */
    public static final String AHEAD = "ahead";

    /** The state of a script does not allow what is asked. */
    public static final String WRONG_STATE = "wrong-state";

    // What a run runs into.

    /** The catalog or the history changed after the plan was made. */
    public static final String STALE_PLAN = "stale-plan";

    /** The database is set to read-only. */
    public static final String READ_ONLY = "read-only";

    /** Somebody else runs migrations. */
    public static final String LEASE_HELD = "lease-held";

    /** The runner lost its lease. */
    public static final String LEASE_LOST = "lease-lost";

    /** A statement or a script in Java failed. */
    public static final String SCRIPT_FAILED = "script-failed";

    /** A step was not tried, since something before it failed. */
    public static final String SKIPPED = "skipped";

    /** No connection could be had. */
    public static final String DATABASE_UNREACHABLE = "database-unreachable";

    /** The database can be reached, and does not let its user do what the engine needs. */
    public static final String NOT_PERMITTED = "not-permitted";

    /** The database has no room for the engine's own tables. */
    public static final String DATABASE_FULL = "database-full";

    /** The host's configuration of a database has a value that is missing or makes no sense. */
    public static final String BAD_CONFIGURATION = "bad-configuration";

    /** The database product is not one that the engine knows. */
    public static final String UNKNOWN_DATABASE = "unknown-database";

    /** Sessions of the database are set so that scripts would be read otherwise than they are written. */
    public static final String UNSUITABLE_SESSION = "unsuitable-session";

    /** The database cannot make a change of structure as it is said. */
    public static final String NOT_HONOURED = "not-honoured";

    /** A script names a table, a column or something of a table that is not there. */
    public static final String NOT_THERE = "not-there";

    /** A script makes a table, a column or something of a table under a name that is taken. */
    public static final String ALREADY_THERE = "already-there";

    /** A script has made a copy of a table and not put it in its place, or says it of a table without a copy. */
    public static final String COPY_NOT_DONE = "copy-not-done";

    /** What a script has made is not any more as it left it, so that it cannot be taken back as it was. */
    public static final String CHANGED_SINCE = "changed-since";

    /** The history was written by a newer engine. */
    public static final String NEWER_HISTORY = "newer-history";

    /** The history's tables are not all there, or hold what the engine cannot have written. */
    public static final String DAMAGED_HISTORY = "damaged-history";

    /** The history does not hold what its log says. */
    public static final String HISTORY_DIFFERS = "history-differs";

    /** A table that an applied script has made is not there. */
    public static final String TABLE_GONE = "table-gone";

    // What a host with several databases runs into.

    /** A group requires something that belongs to another database and is not applied there. */
    public static final String REQUIRED_ELSEWHERE = "required-elsewhere";

    /** Groups of two databases require something of the other one's each. */
    public static final String DATABASE_CIRCLE = "database-circle";

    /** A group is for a database that the host does not have. */
    public static final String NO_SUCH_DATABASE = "no-such-database";

    /** Two data sources have one name. */
    public static final String TWO_DATA_SOURCES = "two-data-sources";

    // What a command runs into.

    /** The words of a command line make no sense. */
    public static final String BAD_USAGE = "bad-usage";

    /** The process could not be brought up for a host or a command. */
    public static final String NOT_LAUNCHED = "not-launched";

    /** Something would be reverted or forgotten, and nobody has said yes. */
    public static final String CONFIRMATION_NEEDED = "confirmation-needed";

    /** The host has no database of that name, or none at all. */
    public static final String NO_DATABASE = "no-database";

    /** A folder or file that a command is to work on is not there, or cannot be written. */
    public static final String BAD_FOLDER = "bad-folder";

    /** A mistake in Banister itself; the log has more. */
    public static final String UNEXPECTED = "unexpected";

    private FindingCodes() {}
}
