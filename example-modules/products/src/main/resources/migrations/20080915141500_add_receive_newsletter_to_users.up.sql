-- banister: placeholders=on

ALTER TABLE ${prefix}users ADD COLUMN receive_newsletter BOOLEAN DEFAULT FALSE NOT NULL;

-- Who is here already counts as having opted in; who comes later has not.
UPDATE ${prefix}users SET receive_newsletter = TRUE;
