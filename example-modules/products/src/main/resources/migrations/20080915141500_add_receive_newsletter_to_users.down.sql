-- banister: placeholders=on

ALTER TABLE ${prefix}users DROP COLUMN receive_newsletter;
