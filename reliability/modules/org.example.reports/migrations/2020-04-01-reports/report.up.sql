CREATE TEMPORARY TABLE picked (id INTEGER NOT NULL, extra INTEGER NOT NULL);
INSERT INTO picked (id, extra) SELECT id, 5 FROM accounts WHERE id > 3;

CREATE TABLE report (
    account INTEGER NOT NULL PRIMARY KEY,
    total   INTEGER NOT NULL
);
INSERT INTO report (account, total) SELECT accounts.id, balance + extra FROM accounts JOIN picked ON picked.id = accounts.id;
CREATE TABLE report_lines (account INTEGER NOT NULL, line INTEGER NOT NULL);
INSERT INTO report_lines (account, line) SELECT id, extra FROM picked;
UPDATE report SET total = total + 1;

DROP TABLE picked;
