-- banister: placeholders=on

CREATE TABLE ${prefix}news (
    id      INTEGER AUTO_INCREMENT PRIMARY KEY,
    title   VARCHAR(255) NOT NULL,
    content TEXT
);
