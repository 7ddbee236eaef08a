package io.attune.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/**
 * The folder {@code released} on the class path: {@code versions.txt} lists the versions, oldest
 * first, and a folder per version holds one self-contained schema for each record that changed in
 * it.
 */
final class ReleaseFolder {
  private static final String FOLDER = "released/";

  private ReleaseFolder() {}

  /**
   * The schemas of one record by version, oldest first; versions that left the record alone are
   * absent.
   */
  static Map<String, Schema> versionsOf(String record) {
    Map<String, Schema> found = new LinkedHashMap<>();
    for (String version : versions()) {
      String text = read(FOLDER + version + "/" + record + ".avsc");
      if (text != null) {
        found.put(version, new SchemaParser().parse(text).mainSchema());
      }
    }
    return Collections.unmodifiableMap(found);
  }

  /**
   * The names in versions.txt; a number sign starts a comment, and words after the name do not
   * matter here.
   */
  private static List<String> versions() {
    String text = read(FOLDER + "versions.txt");
    if (text == null) {
      throw new IllegalStateException("The jar lacks " + FOLDER + "versions.txt");
    }
    return text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split("\\s+", 2)[0])
        .toList();
  }

  private static String read(String name) {
    try (InputStream in = ReleaseFolder.class.getResourceAsStream(name)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }
}
