-- banister: placeholders=on

DROP TABLE ${prefix}comments;
