-- banister: placeholders=on

DROP TABLE ${prefix}news;
