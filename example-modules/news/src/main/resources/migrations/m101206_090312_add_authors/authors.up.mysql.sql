-- banister: placeholders=on

CREATE TABLE ${prefix}news_authors (
    id       INTEGER AUTO_INCREMENT PRIMARY KEY,
    login    VARCHAR(255) NOT NULL,
    password VARCHAR(255) NOT NULL
);

ALTER TABLE ${prefix}news ADD COLUMN author VARCHAR(255);
