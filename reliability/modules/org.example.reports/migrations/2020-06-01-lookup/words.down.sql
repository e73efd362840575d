ALTER TABLE lookup DROP COLUMN rank_no;
UPDATE lookup SET used = used - 10;
