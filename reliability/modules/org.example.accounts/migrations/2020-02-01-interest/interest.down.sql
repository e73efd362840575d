DROP TABLE bookings;
UPDATE accounts SET balance = balance / 2 WHERE id > 12;
UPDATE accounts SET balance = balance - 1;
ALTER TABLE accounts DROP COLUMN booked;
