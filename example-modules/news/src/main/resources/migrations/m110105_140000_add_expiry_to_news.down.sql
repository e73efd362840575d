ALTER TABLE news DROP COLUMN expires_on;
