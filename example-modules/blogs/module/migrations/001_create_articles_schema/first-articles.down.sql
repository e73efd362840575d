DELETE FROM comments;
DELETE FROM articles;
