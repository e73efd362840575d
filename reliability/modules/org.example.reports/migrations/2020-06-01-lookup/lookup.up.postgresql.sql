CREATE TABLE lookup (id INTEGER NOT NULL PRIMARY KEY, word VARCHAR(40) NOT NULL, used INTEGER NOT NULL);
INSERT INTO lookup (id, word, used) SELECT id, owner, 0 FROM accounts;
CREATE INDEX CONCURRENTLY lookup_word ON lookup (word);
UPDATE lookup SET used = used + 1;
