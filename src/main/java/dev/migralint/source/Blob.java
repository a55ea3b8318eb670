package dev.migralint.source;

/** A file's bytes, read only when asked; two that are equal hold the same bytes. */
public interface Blob {
  /** The bytes, if there are at most so many. */
  Read read(int most);

  /** What came of reading. */
  sealed interface Read {
    /** All bytes. */
    record Bytes(byte[] bytes) implements Read {}

    /** There are more than were asked for. */
    record TooLarge() implements Read {}

    /** They cannot be had: a clone may lack them. */
    record Unreadable() implements Read {}
  }
}
