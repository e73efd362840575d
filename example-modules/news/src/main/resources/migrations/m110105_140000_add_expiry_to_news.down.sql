-- banister: placeholders=on

ALTER TABLE ${prefix}news DROP COLUMN expires_on;
