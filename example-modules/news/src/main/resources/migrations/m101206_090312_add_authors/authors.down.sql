-- banister: placeholders=on

ALTER TABLE ${prefix}news DROP COLUMN author;

DROP TABLE ${prefix}news_authors;
