package io.attune.app;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;

/**
 * Where a command writes: standard output for {@code -}, else a file, compressed if its name ends
 * in {@code .gz}. A file appears when it is complete: until {@link #keep()} it is beside its place
 * under another name, and it is gone if the command fails.
 */
final class OutputFile implements Closeable {
  static final String STDOUT = "-";

  private final Path target;
  private final Path part;
  private final OutputStream stream;

  private OutputFile(Path target, Path part, OutputStream stream) {
    this.target = target;
    this.part = part;
    this.stream = stream;
  }

  static OutputFile open(String name) throws IOException {
    if (name.equals(STDOUT)) {
      return new OutputFile(null, null, buffered(new FileOutputStream(FileDescriptor.out)));
    }
    Path target = Path.of(name);
    if (Files.isDirectory(target)) {
      throw Failure.badInput(name + " is a folder, expected a file to write to");
    }
    // A device or a pipe cannot be replaced, only written to.
    boolean replaceable = !Files.exists(target) || Files.isRegularFile(target);
    Path part = replaceable ? target.resolveSibling(target.getFileName() + ".part") : null;
    OutputStream file = buffered(Files.newOutputStream(replaceable ? part : target));
    if (part != null) {
      part.toFile().deleteOnExit();
    }
    return new OutputFile(
        target, part, name.endsWith(".gz") ? new GZIPOutputStream(file, 1 << 16) : file);
  }

  private static OutputStream buffered(OutputStream out) {
    return new BufferedOutputStream(out, 1 << 16);
  }

  /** Takes what belongs into the file. */
  OutputStream stream() {
    return stream;
  }

  /** Everything is written: the file takes its place. */
  void keep() throws IOException {
    stream.close();
    if (part != null) {
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Without {@link #keep()} before, nothing is left of the file. */
  @Override
  public void close() throws IOException {
    stream.close();
    if (part != null) {
      Files.deleteIfExists(part);
    }
  }
}
