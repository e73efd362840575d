-- banister: placeholders=on

DELETE FROM ${prefix}comments;
DELETE FROM ${prefix}articles;
