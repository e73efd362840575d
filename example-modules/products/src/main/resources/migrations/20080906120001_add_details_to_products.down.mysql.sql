-- banister: placeholders=on

DROP INDEX ${prefix}products_part_number ON ${prefix}products;

ALTER TABLE ${prefix}products DROP COLUMN price_cents;
ALTER TABLE ${prefix}products DROP COLUMN part_number;
