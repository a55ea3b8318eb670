package dev.migralint.git;

import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.WindowCacheConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * What JGit sees of this computer: no settings but the repository's own. Left to itself JGit runs
 * {@code git} to find the system's settings, and where its own settings don't know a file system
 * yet it writes probe files for three seconds to measure how exact its file times are, and saves
 * what it found in the home folder.
 */
final class QuietSystem extends SystemReader.Delegate {
  private QuietSystem(SystemReader usual) {
    super(usual);
  }

  /** Tells JGit, once and for the whole process; has to come before any other use of JGit. */
  static void install() {
    if (!(SystemReader.getInstance() instanceof QuietSystem)) {
      SystemReader.setInstance(new QuietSystem(SystemReader.getInstance()));
      WindowCacheConfig cache = new WindowCacheConfig();
      cache.setExposeStatsViaJmx(false);
      cache.install();
    }
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new NoSettings(parent, fs);
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new NoSettings(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new NoSettings(parent, fs);
  }

  @Override
  public String getHostname() {
    return "localhost";
  }

  /** Settings that are on no disk and know every file system's time resolution. */
  private static final class NoSettings extends FileBasedConfig {
    // A wrong guess only makes JGit look at a file once more than needed.
    private static final long RESOLUTION_SECONDS = 2;

    NoSettings(Config parent, FS fs) {
      super(parent, null, fs);
    }

    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }

    @Override
    public long getTimeUnit(
        String section, String subsection, String name, long defaultValue, TimeUnit unit) {
      return section.equals("filesystem")
          ? unit.convert(RESOLUTION_SECONDS, TimeUnit.SECONDS)
          : super.getTimeUnit(section, subsection, name, defaultValue, unit);
    }
  }
}
