package dev.migralint.report;

import java.util.Optional;

/** A piece of a rule's page, before it is Markdown or plain text. */
sealed interface Block {
  /** A heading; level 1 is the page's own. */
  record Heading(int level, String text) implements Block {}

  /** The rule's id and what it is set to. */
  record Label(String id, String words) implements Block {}

  /** A paragraph of plain words. */
  record Words(String text) implements Block {}

  /** Paragraphs that are Markdown in the rule file. */
  record Prose(String markdown) implements Block {}

  /** Words as a user will see them. */
  record Quote(String text) implements Block {}

  /** One of several short lines. */
  record Item(String text) implements Block {}

  /** Code in a language. */
  record Code(String language, String text) implements Block {}

  /** A step and the SQL for it. */
  record Step(int number, String say, Optional<String> sql) implements Block {}

  /** Something to read. */
  record Link(String url) implements Block {}
}
