-- A validated constraint needs no way back.
SELECT 1;
