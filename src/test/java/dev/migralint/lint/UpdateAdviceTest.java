package dev.migralint.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.finding.Finding.Advice;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which UPDATE must run once for each row, so that batches need another column. */
class UpdateAdviceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE t SET n = 1 | false",
        "UPDATE t SET n = n + 1 | true",
        "UPDATE t SET n = t.n + 1 | true",
        "UPDATE t x SET n = x.n + 1 | true",
        "UPDATE t SET m = n | false",
        "UPDATE t SET n = m, m = n | false",
        "UPDATE t SET n = COALESCE(n, 0) | false",
        "UPDATE t SET n = COALESCE(m, n) | true",
        "UPDATE t SET j = jsonb_set(j, '{a}', '1') | false",
        "UPDATE t SET j = jsonb_set(j, '{a}', k) | true",
        "UPDATE t SET s = lower(trim(s)) | false",
        "UPDATE t SET n = o.n FROM t o WHERE t.id = o.id | true",
        "UPDATE t SET n = t.n + o.n FROM t o WHERE t.id = o.id | true",
      })
  void computedFromItself(String update, boolean once) {
    List<String> advice =
        BuiltInFindings.in(
                List.of(
                    "CREATE TABLE t (id int PRIMARY KEY, n int, m int, j jsonb, k jsonb, s text)"),
                update)
            .stream()
            .filter(finding -> finding.rule().id().equals("updated-all-rows"))
            .flatMap(finding -> finding.instead().stream())
            .map(Advice::say)
            .toList();
    assertEquals(once, advice.getFirst().startsWith("Write the new values to a new column"));
  }
}
