-- banister: placeholders=on

DROP TABLE ${prefix}users;
