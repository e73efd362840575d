-- banister: placeholders=on

CREATE TABLE ${prefix}attachments (
    id               INTEGER      NOT NULL PRIMARY KEY,
    type             VARCHAR(50)  NOT NULL,
    parent_type      VARCHAR(50)  NOT NULL,
    parent_id        INTEGER      NOT NULL,
    file_context     VARCHAR(50)  NOT NULL,
    name             VARCHAR(150) NOT NULL,
    mime_type        VARCHAR(100) NOT NULL,
    file_size        INTEGER      NOT NULL,
    md5              CHAR(32)     NOT NULL,
    created_on       TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL,
    created_by_name  VARCHAR(100) NOT NULL,
    created_by_email VARCHAR(150) NOT NULL
);

CREATE INDEX ${prefix}attachments_parent ON ${prefix}attachments (parent_type, parent_id);
