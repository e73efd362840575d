UPDATE accounts SET balance = balance - id;
UPDATE accounts SET balance = balance - 3;
