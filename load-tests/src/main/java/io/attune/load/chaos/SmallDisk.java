package io.attune.load.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder with little room, which can be used up: a file system in memory, mounted there. Only
 * root may do that, so elsewhere it is a folder like any other.
 */
final class SmallDisk implements AutoCloseable {
  private static final String SIZE = "64m";

  private final Path folder;
  private final boolean isMounted;

  private SmallDisk(Path folder, boolean isMounted) {
    this.folder = folder;
    this.isMounted = isMounted;
  }

  static SmallDisk at(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    List<String> mount =
        List.of("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", folder.toString());
    return new SmallDisk(folder, run(mount));
  }

  private static boolean run(List<String> command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // There is no such command here.
    }
  }

  /** Whether it can be filled. */
  boolean isSmall() {
    return isMounted;
  }

  /** Uses up all the room there is. */
  void fill() throws IOException {
    if (!isMounted) {
      throw new IllegalStateException(folder + " is on a disk that others use");
    }
    byte[] piece = new byte[64 * 1024];
    try (OutputStream out = Files.newOutputStream(filler())) {
      while (true) {
        out.write(piece);
      }
    } catch (IOException e) {
      // Full.
    }
  }

  /** Gives it free again. */
  void free() throws IOException {
    Files.deleteIfExists(filler());
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  @Override
  public void close() throws InterruptedException {
    if (isMounted) {
      run(List.of("umount", "-l", folder.toString()));
    }
  }
}
