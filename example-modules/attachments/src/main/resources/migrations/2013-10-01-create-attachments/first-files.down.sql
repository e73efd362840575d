-- banister: placeholders=on

DELETE FROM ${prefix}attachments WHERE id <= 36;
