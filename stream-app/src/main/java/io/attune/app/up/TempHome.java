package io.attune.app.up;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The one folder that a process puts its temporary files in, so that nothing is left when it is
 * deleted. A lock says that the process lives; a kill takes the lock but leaves the folder, which
 * the next process then removes.
 */
public final class TempHome implements AutoCloseable {
  static final String PREFIX = "attune-up-";
  static final String OWNER = "owner.pid";

  /** Others may still be writing into it while it is deleted at a forced end. */
  private static final int DELETE_ATTEMPTS = 20;

  private final Path path;
  private final FileChannel lock;

  private TempHome(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Makes a folder below the system's temporary one, and removes those of killed processes. */
  public static TempHome make() throws IOException {
    return make(Path.of(System.getProperty("java.io.tmpdir")));
  }

  static TempHome make(Path parent) throws IOException {
    removeStale(parent);
    Path path = Files.createTempDirectory(parent, PREFIX);
    FileChannel owner =
        FileChannel.open(
            path.resolve(OWNER), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    owner.lock();
    // Written under the lock: whoever can read it and take the lock knows that the owner is gone.
    String pid = Long.toString(ProcessHandle.current().pid());
    owner.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
    return new TempHome(path, owner);
  }

  private static void removeStale(Path parent) throws IOException {
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path home : homes) {
        removeIfStale(home);
      }
    }
  }

  private static void removeIfStale(Path home) {
    Path owner = home.resolve(OWNER);
    try (FileChannel channel = FileChannel.open(owner, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null && channel.size() > 0) {
        delete(home);
      }
    } catch (IOException | OverlappingFileLockException e) {
      // Not ours, or somebody else is at it: it does not disturb us.
    }
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Deletes everything in it, and itself. */
  @Override
  public void close() {
    try {
      lock.close();
      for (int attempt = 1; !deleted(attempt == DELETE_ATTEMPTS); attempt++) {
        Thread.onSpinWait();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path, e);
    }
  }

  private boolean deleted(boolean last) throws IOException {
    try {
      delete(path);
      return true;
    } catch (DirectoryNotEmptyException | NoSuchFileException e) {
      if (last) {
        throw e;
      }
      return false;
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE; // Somebody else was quicker.
            }
            throw e;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
