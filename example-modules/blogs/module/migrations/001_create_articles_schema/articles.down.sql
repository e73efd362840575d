-- banister: placeholders=on

DROP TABLE ${prefix}articles;
