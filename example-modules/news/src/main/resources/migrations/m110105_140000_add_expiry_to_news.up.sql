-- banister: placeholders=on

ALTER TABLE ${prefix}news ADD COLUMN expires_on DATE;

-- An announcement of a date is stale the day after it.
UPDATE ${prefix}news SET expires_on = '2011-01-31' WHERE title LIKE 'Sale:%';
UPDATE ${prefix}news SET expires_on = '2011-02-15' WHERE title LIKE 'Maintenance:%';
UPDATE ${prefix}news SET expires_on = '2011-12-31' WHERE title LIKE 'Event:%';
