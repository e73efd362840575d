ALTER TABLE news DROP COLUMN author;

DROP TABLE news_authors;
