package dev.migralint.layout.runner;

import dev.migralint.layout.Conduct;
import dev.migralint.layout.Listing;
import dev.migralint.layout.Migration;
import dev.migralint.layout.Section;
import dev.migralint.layout.Transaction;
import dev.migralint.layout.runner.Annotations.Part;
import dev.migralint.source.SourceFile;
import dev.migralint.source.Span;
import java.util.List;

/**
 * A runner whose files hold the up and the down migration, divided by annotations: comment lines
 * that are its own.
 */
abstract class AnnotatedFiles extends NamedFiles {
  private final Annotations annotations;

  /** The runner of this name, as for {@link NamedFiles}, with its annotations. */
  AnnotatedFiles(String name, FileNames names, Annotations annotations, Conduct conduct) {
    super(name, names, conduct);
    this.annotations = annotations;
  }

  /** How the runner executes a part of a file. */
  Transaction transaction(Part part, Migration migration) {
    return migration.transaction();
  }

  @Override
  public boolean fits(Listing folder) {
    return annotations.areInMost(folder);
  }

  @Override
  public List<Span> annotations(SourceFile file) {
    return annotations.decisive(file);
  }

  @Override
  public List<Section> sections(Migration migration, SourceFile file) {
    return annotations.parts(file).stream()
        .map(part -> new Section(part.span(), part.direction(), transaction(part, migration)))
        .toList();
  }

  @Override
  public SourceFile sql(SourceFile file) {
    return annotations.sql(file);
  }
}
