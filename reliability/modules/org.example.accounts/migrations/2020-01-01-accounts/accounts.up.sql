CREATE TABLE accounts (
    id      INTEGER     NOT NULL PRIMARY KEY,
    owner   VARCHAR(40) NOT NULL,
    balance INTEGER     NOT NULL
);

INSERT INTO accounts (id, owner, balance) VALUES
    (1, 'Ada', 100), (2, 'Grace', 200), (3, 'Edsger', 300), (4, 'Barbara', 400), (5, 'Tony', 500), (6, 'Niklaus', 600);
INSERT INTO accounts (id, owner, balance) SELECT id + 6, owner, balance + 7 FROM accounts;
INSERT INTO accounts (id, owner, balance) SELECT id + 12, owner, balance + 11 FROM accounts;

UPDATE accounts SET balance = balance + 1;
