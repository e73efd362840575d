DELETE FROM bookings WHERE id >= 1000;
UPDATE accounts SET balance = balance + 1;
