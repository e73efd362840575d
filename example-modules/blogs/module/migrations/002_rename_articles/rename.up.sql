-- banister: placeholders=on

ALTER TABLE ${prefix}articles RENAME TO ${prefix}blogs;
