-- banister: placeholders=on

ALTER TABLE ${prefix}blogs RENAME TO ${prefix}articles;
