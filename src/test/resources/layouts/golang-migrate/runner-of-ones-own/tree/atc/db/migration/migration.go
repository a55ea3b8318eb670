package migration

// Each file runs in a transaction.
