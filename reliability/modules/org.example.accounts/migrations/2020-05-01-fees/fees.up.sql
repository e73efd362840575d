UPDATE accounts SET balance = balance - 1;
INSERT INTO bookings (id, account, amount) SELECT id + 1000, account, -1 FROM bookings WHERE id < 1000;
