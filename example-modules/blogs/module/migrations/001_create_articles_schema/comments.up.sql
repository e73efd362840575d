-- banister: after=articles

CREATE TABLE comments (
    id_comment INTEGER NOT NULL PRIMARY KEY,
    id_article INTEGER NOT NULL,
    body       TEXT,
    email      VARCHAR(255),
    FOREIGN KEY (id_article) REFERENCES articles (id_article)
);

CREATE INDEX comments_article ON comments (id_article);
