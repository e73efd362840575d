-- banister: placeholders=on

CREATE TABLE ${prefix}articles (
    id_article     INTEGER NOT NULL PRIMARY KEY,
    title          VARCHAR(50),
    body           TEXT,
    date_published DATE,
    author         VARCHAR(30) DEFAULT 'Anonymous',
    visible        BOOLEAN
);
