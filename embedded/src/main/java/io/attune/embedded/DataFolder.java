package io.attune.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder that one broker writes to, locked while it is open. A marker file says that the folder
 * is ours: no other Kafka's data is ever touched. The marker is also the lock, because Kafka takes
 * its own lock only after it has opened the metadata log.
 */
final class DataFolder implements AutoCloseable {

  static final String MARKER = "attune-broker.lock";

  private final Path path;
  private final boolean temporary;
  private final FileChannel lock;

  private DataFolder(Path path, boolean temporary, FileChannel lock) {
    this.path = path;
    this.temporary = temporary;
    this.lock = lock;
  }

  /** A new folder under the system's temporary one, deleted on close. */
  static DataFolder temporary() {
    try {
      Path path = Files.createTempDirectory("attune-kafka-");
      return new DataFolder(path, true, lock(path));
    } catch (IOException e) {
      throw new EmbeddedKafkaException(
          "Kafka cannot make a temporary folder under "
              + System.getProperty("java.io.tmpdir")
              + " ("
              + e
              + "): make room there, or name a data folder",
          e);
    }
  }

  /**
   * The given folder, made if need be and kept on close.
   *
   * @throws EmbeddedKafkaException if it cannot be written, is in use, or holds something else
   */
  static DataFolder kept(Path given) {
    Path path = given.toAbsolutePath().normalize();
    if (path.toString().contains(",")) {
      // Kafka reads its folders as a list and would split the name.
      throw new EmbeddedKafkaException(
          "Kafka cannot keep its data in " + path + ": choose a folder without a comma");
    }
    try {
      Files.createDirectories(path);
      if (!Files.exists(path.resolve(MARKER))) {
        refuseStrangers(path);
      }
      return new DataFolder(path, false, lock(path));
    } catch (IOException e) {
      throw new EmbeddedKafkaException(
          "Kafka cannot write to its data folder "
              + path
              + " ("
              + e
              + "): make it a folder that this user may write to, or choose another one",
          e);
    }
  }

  Path path() {
    return path;
  }

  /** Whether a broker has run here before. */
  boolean formatted() {
    return Files.exists(path.resolve("meta.properties"));
  }

  /** Whether a broker ran here and was killed, so that the cluster still believes in it. */
  boolean leftBehind() {
    return formatted() && !Files.exists(path.resolve(".kafka_cleanshutdown"));
  }

  /** Gives the folder free; a temporary one is deleted with everything in it. */
  @Override
  public void close() {
    try {
      lock.close();
      if (temporary) {
        delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot clean up Kafka's data folder " + path, e);
    }
  }

  private static void refuseStrangers(Path path) throws IOException {
    Path identity = path.resolve("meta.properties");
    if (Files.exists(identity)) {
      String owner =
          Files.readAllLines(identity).stream()
              .filter(line -> line.startsWith("cluster.id=") || line.startsWith("node.id="))
              .collect(Collectors.joining(", "));
      throw new EmbeddedKafkaException(
          "The data folder "
              + path
              + " belongs to another Kafka cluster ("
              + owner
              + "): choose an empty folder, or one that Attune made");
    }
    try (Stream<Path> content = Files.list(path)) {
      if (content.findAny().isPresent()) {
        throw new EmbeddedKafkaException(
            "The data folder "
                + path
                + " holds other files: choose an empty folder, or one that Attune made");
      }
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path.resolve(MARKER), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null; // Held by this very process.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    if (lock == null) {
      channel.close();
      throw new EmbeddedKafkaException(
          "The data folder "
              + path
              + " is in use by another embedded broker: stop that one, or choose another folder");
    }
    return channel;
  }

  private static void delete(Path folder) throws IOException {
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
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
