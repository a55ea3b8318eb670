package dev.migralint.cli;

import dev.migralint.policy.Policy;
import dev.migralint.sizes.SizesFile;
import dev.migralint.sizes.SizesReader;
import dev.migralint.source.Content;
import dev.migralint.source.Decoder;
import dev.migralint.source.Problem;
import dev.migralint.source.Reading;
import dev.migralint.source.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that names a file of table sizes. */
final class SizesOption {
  @Option(
      names = "--sizes",
      paramLabel = "FILE",
      description =
          "Table sizes: the result of `migralint sizes`. The default is `sizes: {file: …}` of the"
              + " settings, else "
              + SizesFile.DEFAULT
              + ".")
  private @Nullable Path file;

  /**
   * The policy with the named file, else with that of a tree; one that is only the default need not
   * be there.
   *
   * @param isLinted whether the tree is what is linted, not what it is compared with
   * @throws Failure (usage) with what is wrong with the file
   */
  Policy read(Tree tree, Policy policy, Environment environment, boolean isLinted) {
    Path given = file;
    if (given != null) {
      return policy.with(read(environment.cwd().resolve(given), given.toString()), false);
    }
    Optional<String> named = policy.settings().sizes().file();
    String path = named.orElse(SizesFile.DEFAULT);
    Content content = tree.content(path);
    if (content instanceof Content.Missing) {
      if (named.isPresent() && isLinted) {
        throw Failure.usage(
            "The settings read table sizes from " + path + ", which is not in what is linted.",
            "Correct `file` below `sizes`, or commit the file.");
      }
      return policy.with(SizesFile.none(path), true);
    }
    return policy.with(read(path, content), true);
  }

  /**
   * A file of sizes of this computer.
   *
   * @param name as the user wrote it
   * @throws Failure (usage) when it is none
   */
  static SizesFile read(Path file, String name) {
    try {
      // A pipe or a device may never end.
      if (Files.isRegularFile(file) && Files.size(file) <= SizesReader.LIMIT) {
        return read(name, new Content.Bytes(Files.readAllBytes(file)));
      }
    } catch (IOException unreadable) {
      // Said below, as for what is no file.
    }
    throw Failure.usage(
        List.of(
            new Problem(
                name,
                "is no file of up to 50 MB that can be read.",
                "Name the result of `migralint sizes`.")));
  }

  /**
   * What a file of sizes says.
   *
   * @throws Failure (usage) when it is malformed
   */
  static SizesFile read(String path, Content content) {
    if (content instanceof Content.Bytes(byte[] bytes) && bytes.length > SizesReader.LIMIT) {
      throw Failure.usage(
          List.of(
              new Problem(
                  path, "is larger than 50 MB.", "Write it again with `migralint sizes`.")));
    }
    return switch (Decoder.decode(path, content)) {
      case Reading.Missing missing -> SizesFile.none(path);
      case Reading.Unreadable unreadable -> throw Failure.usage(List.of(unreadable.problem()));
      case Reading.Text text -> {
        SizesReader.Result result = SizesReader.read(text.file());
        if (result.problem().isPresent()) {
          throw Failure.usage(List.of(result.problem().get()));
        }
        yield result.file();
      }
    };
  }
}
