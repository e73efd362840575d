DELETE FROM news;
DELETE FROM news_authors;
