ALTER TABLE users DROP COLUMN receive_newsletter;
