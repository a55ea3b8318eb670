package dev.migralint.report;

import de.jcup.sarif_2_1_0.model.ArtifactLocation;
import de.jcup.sarif_2_1_0.model.Location;
import de.jcup.sarif_2_1_0.model.Message;
import de.jcup.sarif_2_1_0.model.MultiformatMessageString;
import de.jcup.sarif_2_1_0.model.PhysicalLocation;
import de.jcup.sarif_2_1_0.model.Region;

/** The small parts of a SARIF log. */
final class Sarif {
  /** What GitHub and editors replace by the root of the repository. */
  static final String ROOT = "%SRCROOT%";

  private Sarif() {}

  static Message message(String text) {
    Message message = new Message();
    message.setText(text);
    return message;
  }

  static MultiformatMessageString text(String text) {
    MultiformatMessageString both = new MultiformatMessageString();
    both.setText(words(text));
    return both;
  }

  /** Words in which nothing is a link: SARIF reads {@code [text](target)} in plain messages too. */
  static String words(String text) {
    return text.replace("](", "] (");
  }

  /** A link to the related location of that id. */
  static String link(String text, int id) {
    return "[" + text.replaceAll("[\\\\\\[\\]]", "\\\\$0") + "](" + id + ")";
  }

  /** A file, by its path from the root of the repository. */
  static Location location(String path) {
    ArtifactLocation artifact = new ArtifactLocation();
    artifact.setUri(Uri.path(path));
    artifact.setUriBaseId(ROOT);
    PhysicalLocation physical = new PhysicalLocation();
    physical.setArtifactLocation(artifact);
    Location location = new Location();
    location.setPhysicalLocation(physical);
    return location;
  }

  static Location location(String path, Region region) {
    Location location = location(path);
    location.getPhysicalLocation().setRegion(region);
    return location;
  }

  static Region line(int line) {
    Region region = new Region();
    region.setStartLine(line);
    return region;
  }

  static Region region(dev.migralint.report.Region place) {
    Region region = line(place.start().line());
    region.setStartColumn(place.start().column());
    region.setEndLine(place.end().line());
    region.setEndColumn(place.end().column());
    return region;
  }
}
