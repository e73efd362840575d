-- banister: placeholders=on

UPDATE ${prefix}attachments SET kind = 'other';
