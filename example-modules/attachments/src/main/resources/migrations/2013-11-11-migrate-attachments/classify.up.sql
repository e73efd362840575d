-- banister: placeholders=on
-- Runs after both scripts in Java, since the group lists it last.

UPDATE ${prefix}attachments SET kind = 'image' WHERE mime_type LIKE 'image/%';
UPDATE ${prefix}attachments SET kind = 'video' WHERE mime_type LIKE 'video/%';
UPDATE ${prefix}attachments SET kind = 'audio' WHERE mime_type LIKE 'audio/%';
UPDATE ${prefix}attachments SET kind = 'archive'
    WHERE mime_type IN ('application/zip', 'application/gzip', 'application/x-tar');
UPDATE ${prefix}attachments SET kind = 'document'
    WHERE mime_type IN ('application/pdf', 'application/msword', 'application/vnd.ms-excel',
                        'application/vnd.oasis.opendocument.text')
       OR mime_type LIKE 'text/%';
