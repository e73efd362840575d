DELETE FROM users WHERE email LIKE '%@garden.example';
