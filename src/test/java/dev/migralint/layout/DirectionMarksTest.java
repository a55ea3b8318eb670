package dev.migralint.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectionMarksTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- +goose Down",
        "-- +migrate Down",
        "-- migrate:down",
        "---- create above / drop below ----"
      })
  void whatFollowsTheMarkGoesBack(String mark) {
    String back = mark + "\nDROP TABLE a;\n";
    assertEquals(List.of(back), waysBack("CREATE TABLE a ();\n" + back));
  }

  @Test
  void aMarkOfGoingForwardEndsIt() {
    String back = "-- +goose Down\nDROP TABLE a;\n";
    assertEquals(List.of(back), waysBack(back + "-- +goose Up\nCREATE TABLE a ();\n"));
  }

  @Test
  void anotherCommentIsNoMark() {
    assertEquals(List.of(), waysBack("-- create above, drop below\nDROP TABLE a;\n"));
  }

  private static List<String> waysBack(String text) {
    SourceFile file = new SourceFile("m.sql", text);
    return DirectionMarks.waysBack(file).stream().map(file::text).toList();
  }
}
