package dev.migralint.layout.runner;

import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Section;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.runner.Annotations.Part;
import dev.migralint.source.SourceFile;
import java.util.List;

/**
 * A runner whose files hold the up and the down migration, divided by annotations: comment lines
 * that are its own.
 */
interface AnnotatedFiles extends NamedFiles {
  /** Its annotations. */
  Annotations annotations();

  /** How the runner executes a part of a file. */
  default Transaction transaction(Part part, Migration migration) {
    return migration.transaction();
  }

  @Override
  default boolean fits(Listing folder) {
    return annotations().areIn(folder);
  }

  @Override
  default List<Section> sections(Migration migration, SourceFile file) {
    return annotations().parts(file).stream()
        .map(part -> new Section(part.span(), part.direction(), transaction(part, migration)))
        .toList();
  }

  @Override
  default SourceFile sql(SourceFile file) {
    return annotations().sql(file);
  }
}
