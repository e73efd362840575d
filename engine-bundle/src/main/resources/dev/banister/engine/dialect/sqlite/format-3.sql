-- What tables of format 1 and 2 lack.

ALTER TABLE ${history} ADD COLUMN question TEXT DEFAULT '' NOT NULL;
ALTER TABLE ${history} ADD COLUMN question_schema TEXT DEFAULT '' NOT NULL;
ALTER TABLE ${history} ADD COLUMN answer_before TEXT DEFAULT '' NOT NULL;
ALTER TABLE ${history} ADD COLUMN next_digest TEXT DEFAULT '' NOT NULL;
ALTER TABLE ${lease} ADD COLUMN doing TEXT DEFAULT '' NOT NULL;
