SET @extra = (SELECT COUNT(*) FROM accounts);

CREATE TABLE report (
    account INTEGER NOT NULL PRIMARY KEY,
    total   INTEGER NOT NULL
);
INSERT INTO report (account, total) SELECT id, balance + @extra FROM accounts;
CREATE TABLE report_lines (account INTEGER NOT NULL, line INTEGER NOT NULL);
INSERT INTO report_lines (account, line) SELECT account, @extra FROM report;
UPDATE report SET total = total + 1;
