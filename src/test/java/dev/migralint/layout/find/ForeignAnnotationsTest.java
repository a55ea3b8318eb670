package dev.migralint.layout.find;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.migralint.layout.History;
import dev.migralint.source.SourceFile;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Annotations that a file's own runner takes for comments. */
class ForeignAnnotationsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "flyway | --liquibase formatted sql | liquibase",
        "flyway | --changeset a:1 dbms:mysql | liquibase",
        "flyway | -- +migrate Down | sql-migrate",
        "golang-migrate | -- +goose Down | goose",
        "golang-migrate | -- +goose NO TRANSACTION | goose",
        "sqlx | -- migrate:down | dbmate",
        "goose | ---- create above / drop below ---- | tern",
        "goose | ---- tern: disable-tx ---- | tern",
        "plain | -- Down Migration | node-pg-migrate",
        "goose | -- +goose Down | nothing",
        "liquibase | --changeset a:1 | nothing",
        "flyway | -- +goose Up | nothing",
        "flyway | -- Down migration: by hand | nothing",
        "flyway | -- changeset for users: adds x | nothing",
        "flyway | SELECT '-- +goose Down' | nothing",
      })
  void findsTheirReader(String layout, String line, String reader) {
    History history = History.of(Layouts.named(layout).orElseThrow(), "", List.of());
    SourceFile file = new SourceFile("1.sql", "SELECT 1;\n" + line + "\nSELECT 2;\n");
    assertEquals(
        reader,
        ForeignAnnotations.first(history, file)
            .map(ForeignAnnotations.Foreign::reader)
            .orElse("nothing"));
  }
}
