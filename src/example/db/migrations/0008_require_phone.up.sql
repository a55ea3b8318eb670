UPDATE accounts SET phone = 'unknown' WHERE phone IS NULL;

ALTER TABLE accounts ALTER COLUMN phone SET NOT NULL;
