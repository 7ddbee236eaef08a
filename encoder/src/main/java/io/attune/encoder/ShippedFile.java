package io.attune.encoder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The files that the encoder ships with, among the resources. */
final class ShippedFile {
  private ShippedFile() {}

  /** Makes something of a file. */
  interface Reader<T> {
    T read(InputStream in) throws IOException;
  }

  /**
   * What a file holds.
   *
   * @throws IllegalStateException if it is not there
   * @throws UncheckedIOException if it cannot be read
   */
  static <T> T read(String path, Reader<T> reader) {
    try (InputStream in = ShippedFile.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + path + " among the resources");
      }
      return reader.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
