-- Our own tables on PostgreSQL. The collation "C" compares bytes: MigrateFoo and migratefoo are two scripts.

CREATE TABLE IF NOT EXISTS ${history} (
    module CHARACTER VARYING(200) COLLATE "C" NOT NULL,
    group_name CHARACTER VARYING(100) COLLATE "C" NOT NULL,
    script CHARACTER VARYING(100) COLLATE "C" NOT NULL,
    state CHARACTER VARYING(20) NOT NULL,
    sequence BIGINT NOT NULL,
    module_version CHARACTER VARYING(200) NOT NULL,
    checksum CHARACTER VARYING(200) NOT NULL,
    down_checksum CHARACTER VARYING(200) NOT NULL,
    file CHARACTER VARYING(1000) NOT NULL,
    reversible BOOLEAN NOT NULL,
    late BOOLEAN NOT NULL,
    -- Groups of other modules, one a line.
    requirements TEXT NOT NULL,
    changed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    -- How many statements are known to have happened, which one may have (0: none), and a digest of those that have.
    statements_done INTEGER NOT NULL,
    in_flight INTEGER NOT NULL,
    done_digest CHARACTER VARYING(64) NOT NULL,
    resumable BOOLEAN NOT NULL,
    -- What tells whether the one in flight has happened: a question, the schema and the answer that there was before it;
    -- and the digest that there is if it has.
    question CHARACTER VARYING(2000) NOT NULL,
    question_schema CHARACTER VARYING(300) NOT NULL,
    answer_before CHARACTER VARYING(300) NOT NULL,
    next_digest CHARACTER VARYING(64) NOT NULL,
    PRIMARY KEY (module, group_name, script)
);

-- Only ever added to.
CREATE TABLE IF NOT EXISTS ${event} (
    sequence BIGINT NOT NULL PRIMARY KEY,
    kind CHARACTER VARYING(20) NOT NULL,
    module CHARACTER VARYING(200) COLLATE "C" NOT NULL,
    group_name CHARACTER VARYING(100) COLLATE "C" NOT NULL,
    script CHARACTER VARYING(100) COLLATE "C" NOT NULL,
    module_version CHARACTER VARYING(200) NOT NULL,
    checksum CHARACTER VARYING(200) NOT NULL,
    who CHARACTER VARYING(200) NOT NULL,
    host CHARACTER VARYING(200) NOT NULL,
    happened_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    duration_ms BIGINT NOT NULL,
    run_id CHARACTER VARYING(40) NOT NULL,
    note CHARACTER VARYING(10000) NOT NULL
);

-- One row, made by the engine after the tables: who may run migrations; and the format of all these tables.
CREATE TABLE IF NOT EXISTS ${lease} (
    name CHARACTER VARYING(20) NOT NULL PRIMARY KEY,
    format INTEGER NOT NULL,
    token BIGINT NOT NULL,
    holder CHARACTER VARYING(500) NOT NULL,
    session CHARACTER VARYING(200) NOT NULL,
    since TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    heartbeat_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    -- What the holder was at when it last said so.
    doing CHARACTER VARYING(2000) NOT NULL
);

-- What each operation of a script was, and what takes it back, as text; a row under 0 tells what the tables that the script
-- touched were like when it had run.
CREATE TABLE IF NOT EXISTS ${step} (
    module CHARACTER VARYING(200) COLLATE "C" NOT NULL,
    group_name CHARACTER VARYING(100) COLLATE "C" NOT NULL,
    script CHARACTER VARYING(100) COLLATE "C" NOT NULL,
    number INTEGER NOT NULL,
    operation TEXT NOT NULL,
    inverses TEXT NOT NULL,
    made_by_sql TEXT NOT NULL,
    PRIMARY KEY (module, group_name, script, number)
);
