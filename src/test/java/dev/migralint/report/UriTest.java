package dev.migralint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UriTest {
  @ParameterizedTest
  @CsvSource({
    "db/V1__a-b.sql, db/V1__a-b.sql",
    "a b/100%#?.sql, a%20b/100%25%23%3F.sql",
    "c:x, c%3Ax",
    "né😀, n%C3%A9%F0%9F%98%80",
    "a\\b, a%5Cb",
  })
  void encodesAllButUnreservedCharacters(String path, String uri) {
    assertEquals(uri, Uri.path(path));
    assertEquals(path, URI.create(uri).getPath());
  }
}
