-- banister: placeholders=on

CREATE TABLE ${prefix}news (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    title   VARCHAR(255) NOT NULL,
    content TEXT
);
