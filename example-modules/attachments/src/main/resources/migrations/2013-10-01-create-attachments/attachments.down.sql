-- banister: placeholders=on

DROP TABLE ${prefix}attachments;
