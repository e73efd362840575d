-- banister: after=lookup
UPDATE lookup SET used = used + 10;
ALTER TABLE lookup ADD COLUMN rank_no INTEGER DEFAULT 0 NOT NULL;
UPDATE lookup SET rank_no = rank_no + used;
