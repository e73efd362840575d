-- banister: after=articles
-- banister: placeholders=on

CREATE TABLE ${prefix}comments (
    id_comment INTEGER NOT NULL PRIMARY KEY,
    id_article INTEGER NOT NULL,
    body       TEXT,
    email      VARCHAR(255),
    FOREIGN KEY (id_article) REFERENCES ${prefix}articles (id_article)
);

CREATE INDEX ${prefix}comments_article ON ${prefix}comments (id_article);
