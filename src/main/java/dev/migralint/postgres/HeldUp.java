package dev.migralint.postgres;

/**
 * A partition whose users wait for a lock on a table above it: a session that uses the partition
 * for the first time reads its bounds there.
 */
public record HeldUp(Target partition, Target parent, Blocked blocked) {}
