ALTER TABLE users ADD COLUMN receive_newsletter BOOLEAN DEFAULT FALSE NOT NULL;

-- Who is here already counts as having opted in; who comes later has not.
UPDATE users SET receive_newsletter = TRUE;
