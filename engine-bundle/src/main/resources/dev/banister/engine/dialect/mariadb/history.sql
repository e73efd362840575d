-- Our own tables on MariaDB and MySQL. Text compares by its bytes: MigrateFoo and migratefoo are two scripts. Times are in
-- UTC. A transaction needs InnoDB, and a key of this length needs its dynamic rows, whatever the server's defaults are.

CREATE TABLE IF NOT EXISTS ${history} (
    module VARCHAR(200) NOT NULL,
    group_name VARCHAR(100) NOT NULL,
    script VARCHAR(100) NOT NULL,
    state VARCHAR(20) NOT NULL,
    sequence BIGINT NOT NULL,
    module_version VARCHAR(200) NOT NULL,
    checksum VARCHAR(200) NOT NULL,
    down_checksum VARCHAR(200) NOT NULL,
    file VARCHAR(1000) NOT NULL,
    reversible BOOLEAN NOT NULL,
    late BOOLEAN NOT NULL,
    -- Groups of other modules, one a line.
    requirements LONGTEXT NOT NULL,
    changed_at DATETIME(6) NOT NULL,
    -- How many statements are known to have happened, which one may have (0: none), and a digest of those that have.
    statements_done INTEGER NOT NULL,
    in_flight INTEGER NOT NULL,
    done_digest VARCHAR(64) NOT NULL,
    resumable BOOLEAN NOT NULL,
    -- What tells whether the one in flight has happened: a question, the schema and the answer that there was before it;
    -- and the digest that there is if it has.
    question VARCHAR(2000) NOT NULL,
    question_schema VARCHAR(300) NOT NULL,
    answer_before VARCHAR(300) NOT NULL,
    next_digest VARCHAR(64) NOT NULL,
    PRIMARY KEY (module, group_name, script)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Only ever added to.
CREATE TABLE IF NOT EXISTS ${event} (
    sequence BIGINT NOT NULL PRIMARY KEY,
    kind VARCHAR(20) NOT NULL,
    module VARCHAR(200) NOT NULL,
    group_name VARCHAR(100) NOT NULL,
    script VARCHAR(100) NOT NULL,
    module_version VARCHAR(200) NOT NULL,
    checksum VARCHAR(200) NOT NULL,
    who VARCHAR(200) NOT NULL,
    host VARCHAR(200) NOT NULL,
    happened_at DATETIME(6) NOT NULL,
    duration_ms BIGINT NOT NULL,
    run_id VARCHAR(40) NOT NULL,
    note LONGTEXT NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- One row, made by the engine after the tables: who may run migrations; and the format of all these tables.
CREATE TABLE IF NOT EXISTS ${lease} (
    name VARCHAR(20) NOT NULL PRIMARY KEY,
    format INTEGER NOT NULL,
    token BIGINT NOT NULL,
    holder VARCHAR(500) NOT NULL,
    session VARCHAR(200) NOT NULL,
    since DATETIME(6) NOT NULL,
    heartbeat_at DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    -- What the holder was at when it last said so.
    doing VARCHAR(2000) NOT NULL
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What each operation of a script was, and what takes it back, as text; a row under 0 tells what the tables that the script
-- touched were like when it had run.
CREATE TABLE IF NOT EXISTS ${step} (
    module VARCHAR(200) NOT NULL,
    group_name VARCHAR(100) NOT NULL,
    script VARCHAR(100) NOT NULL,
    number INTEGER NOT NULL,
    operation LONGTEXT NOT NULL,
    inverses LONGTEXT NOT NULL,
    made_by_sql LONGTEXT NOT NULL,
    PRIMARY KEY (module, group_name, script, number)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
