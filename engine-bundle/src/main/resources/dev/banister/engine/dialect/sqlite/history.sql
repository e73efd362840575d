-- Our own tables on SQLite. Text compares bytes: MigrateFoo and migratefoo are two scripts.
-- Times are text in UTC: 2026-01-31T12:30:00.000Z.

CREATE TABLE IF NOT EXISTS ${history} (
    module TEXT NOT NULL,
    group_name TEXT NOT NULL,
    script TEXT NOT NULL,
    state TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    module_version TEXT NOT NULL,
    checksum TEXT NOT NULL,
    down_checksum TEXT NOT NULL,
    file TEXT NOT NULL,
    reversible INTEGER NOT NULL,
    late INTEGER NOT NULL,
    -- Groups of other modules, one a line.
    requirements TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    -- How many statements are known to have happened, which one may have (0: none), and a digest of those that have.
    statements_done INTEGER NOT NULL,
    in_flight INTEGER NOT NULL,
    done_digest TEXT NOT NULL,
    resumable INTEGER NOT NULL,
    -- What tells whether the one in flight has happened: a question, the schema and the answer that there was before it;
    -- and the digest that there is if it has.
    question TEXT NOT NULL,
    question_schema TEXT NOT NULL,
    answer_before TEXT NOT NULL,
    next_digest TEXT NOT NULL,
    PRIMARY KEY (module, group_name, script)
);

-- Only ever added to.
CREATE TABLE IF NOT EXISTS ${event} (
    sequence INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    module TEXT NOT NULL,
    group_name TEXT NOT NULL,
    script TEXT NOT NULL,
    module_version TEXT NOT NULL,
    checksum TEXT NOT NULL,
    who TEXT NOT NULL,
    host TEXT NOT NULL,
    happened_at TEXT NOT NULL,
    duration_ms INTEGER NOT NULL,
    run_id TEXT NOT NULL,
    note TEXT NOT NULL
);

-- One row, made by the engine after the tables: who may run migrations; and the format of all these tables.
CREATE TABLE IF NOT EXISTS ${lease} (
    name TEXT NOT NULL PRIMARY KEY,
    format INTEGER NOT NULL,
    token INTEGER NOT NULL,
    holder TEXT NOT NULL,
    session TEXT NOT NULL,
    since TEXT NOT NULL,
    heartbeat_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    -- What the holder was at when it last said so.
    doing TEXT NOT NULL
);

-- What each operation of a script was, and what takes it back, as text; a row under 0 tells what the tables that the script
-- touched were like when it had run.
CREATE TABLE IF NOT EXISTS ${step} (
    module TEXT NOT NULL,
    group_name TEXT NOT NULL,
    script TEXT NOT NULL,
    number INTEGER NOT NULL,
    operation TEXT NOT NULL,
    inverses TEXT NOT NULL,
    made_by_sql TEXT NOT NULL,
    PRIMARY KEY (module, group_name, script, number)
);
