package dev.migralint.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.sql.Name;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that a PostgreSQL server made up for these tables and columns. */
class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "t, a, key, t_a_key",
    "t, a b, key, t_a_b_key",
    "t, '', pkey, t_pkey",
    "t, Ü, key, t_Ü_key",
    "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee, '', pkey,"
        + " aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee_pkey",
    "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee, zzzzzzzzzzyyyyyyyyyyxxxxxxxxxxwwwwwwwwww,"
        + " key, aaaaaaaaaabbbbbbbbbbccccccccc_zzzzzzzzzzyyyyyyyyyyxxxxxxxxx_key",
    "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee, ääääääääääääääääääääääääääääää,"
        + " key, aaaaaaaaaabbbbbbbbbbccccccccc_ääääääääääääää_key",
    "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee, s,"
        + " key, aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee_s_key",
    "short, a_long_column_name_that_is_long_1 a_long_column_name_that_is_long_2,"
        + " key, short_a_long_column_name_that_is_long_1_a_long_column_name__key",
    "ööööööööööööööööööööööööööö, äääääääääääääääääääääää, key, öööööööööööööö_ääääääääääääää_key",
  })
  void areThoseOfPostgres(String table, String columns, String label, String expected) {
    List<Name> names =
        columns.isEmpty()
            ? List.of()
            : List.of(columns.split(" ")).stream().map(Name::quoted).toList();
    Name name = Names.generated(Name.quoted(table), names, label, 0);
    assertEquals(expected, name.text());
  }

  @Test
  void areNumbered() {
    Name name = Names.generated(Name.quoted("t"), List.of(Name.quoted("a")), "idx", 2);
    assertEquals("t_a_idx2", name.text());
  }
}
