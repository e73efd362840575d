-- banister: placeholders=on

DELETE FROM ${prefix}news;
DELETE FROM ${prefix}news_authors;
