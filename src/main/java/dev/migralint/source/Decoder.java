package dev.migralint.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Turns stored bytes into text: UTF-8 with or without a byte-order mark; UTF-16 with one, and what
 * is not UTF-8 as Latin-1, both with a warning. A NUL byte or a Git LFS pointer is a problem.
 */
public final class Decoder {
  private static final String LFS_POINTER = "version https://git-lfs.github.com/spec/";

  private Decoder() {}

  /** Decodes what a tree holds at a path. */
  public static Reading decode(String path, Content content) {
    return switch (content) {
      case Content.Missing missing -> new Reading.Missing();
      case Content.Unreadable unreadable -> new Reading.Unreadable(unreadable.problem());
      case Content.Bytes stored -> decode(path, stored.bytes());
    };
  }

  /** Whether a file's bytes start with UTF-8's byte-order mark. */
  public static boolean isMarked(Content content) {
    return content instanceof Content.Bytes(byte[] bytes) && isMarked(bytes);
  }

  private static boolean isMarked(byte[] bytes) {
    return startsWith(bytes, 0xEF, 0xBB, 0xBF);
  }

  private static Reading decode(String path, byte[] bytes) {
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return utf16(path, bytes, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return utf16(path, bytes, StandardCharsets.UTF_16BE);
    }
    int start = isMarked(bytes) ? 3 : 0;
    String text;
    List<String> warnings = List.of();
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
              .toString();
    } catch (CharacterCodingException notUtf8) {
      text = new String(bytes, start, bytes.length - start, StandardCharsets.ISO_8859_1);
      warnings = List.of("is not valid UTF-8 and was read as Latin-1; save it as UTF-8");
    }
    return text(path, text, warnings);
  }

  private static Reading utf16(String path, byte[] bytes, Charset charset) {
    String text = new String(bytes, 2, bytes.length - 2, charset);
    return text(
        path, text, List.of("is UTF-16, which psql and most runners refuse; save it as UTF-8"));
  }

  private static Reading text(String path, String text, List<String> warnings) {
    if (text.indexOf('\0') >= 0) {
      return unreadable(
          path, "holds a NUL character, so it is binary.", "Restore it as text, or exclude it.");
    }
    if (text.startsWith(LFS_POINTER)) {
      return unreadable(
          path,
          "is a Git LFS pointer, not the migration.",
          "Run `git lfs pull`, and keep migrations out of LFS.");
    }
    return new Reading.Text(new SourceFile(path, text), warnings);
  }

  private static Reading unreadable(String path, String message, String nextStep) {
    return new Reading.Unreadable(new Problem(path, message, nextStep));
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
