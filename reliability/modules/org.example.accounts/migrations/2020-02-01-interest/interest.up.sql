ALTER TABLE accounts ADD COLUMN booked INTEGER DEFAULT 0 NOT NULL;
UPDATE accounts SET balance = balance + 1, booked = booked + 1;
UPDATE accounts SET balance = balance * 2 WHERE id > 12;

CREATE TABLE bookings (
    id      INTEGER NOT NULL PRIMARY KEY,
    account INTEGER NOT NULL,
    amount  INTEGER NOT NULL
);
INSERT INTO bookings (id, account, amount) SELECT id, id, 1 FROM accounts;
UPDATE bookings SET amount = amount + 1;
CREATE INDEX bookings_account ON bookings (account);
