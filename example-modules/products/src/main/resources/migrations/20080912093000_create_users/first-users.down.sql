-- banister: placeholders=on

DELETE FROM ${prefix}users WHERE email LIKE '%@garden.example';
