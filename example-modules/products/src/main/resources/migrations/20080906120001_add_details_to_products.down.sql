DROP INDEX products_part_number;

ALTER TABLE products DROP COLUMN price_cents;
ALTER TABLE products DROP COLUMN part_number;
