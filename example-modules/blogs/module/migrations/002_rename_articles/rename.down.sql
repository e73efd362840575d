ALTER TABLE blogs RENAME TO articles;
