-- banister: placeholders=on

DROP TABLE ${prefix}attachment_downloads;
