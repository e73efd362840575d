-- banister: placeholders=on
-- Rows that are gone cannot be brought back, so there is no file for the way down: this group is irreversible.

DELETE FROM ${prefix}news WHERE expires_on < '2011-03-01';
