ALTER TABLE articles RENAME TO blogs;
