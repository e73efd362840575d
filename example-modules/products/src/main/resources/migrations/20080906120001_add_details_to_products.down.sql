-- banister: placeholders=on

DROP INDEX ${prefix}products_part_number;

ALTER TABLE ${prefix}products DROP COLUMN price_cents;
ALTER TABLE ${prefix}products DROP COLUMN part_number;
