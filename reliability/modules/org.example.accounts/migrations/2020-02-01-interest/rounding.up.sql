-- banister: after=interest
UPDATE accounts SET balance = balance + 3;
UPDATE accounts SET balance = balance + id;
