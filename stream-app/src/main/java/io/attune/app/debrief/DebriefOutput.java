package io.attune.app.debrief;

import io.attune.app.Failure;
import io.attune.debrief.Debrief;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Where debriefs go: pages into a folder or one file, JSON lines to a stream, or both. */
public final class DebriefOutput {
  private static final String HTML = ".html";

  private final Path folder;
  private final Path file;
  private final PrintWriter json;
  private final Map<String, Integer> taken = new HashMap<>();

  private Debrief single;
  private int written;

  private DebriefOutput(Path folder, Path file, PrintWriter json) {
    this.folder = folder;
    this.file = file;
    this.json = json;
  }

  /**
   * Opens an output.
   *
   * @param pages a folder, or a file ending in .html; null for no pages
   * @param json takes a line for each call, null for none
   */
  public static DebriefOutput to(String pages, PrintWriter json) throws IOException {
    if (pages == null) {
      return new DebriefOutput(null, null, json);
    }
    Path path = Path.of(pages);
    boolean toFile = pages.toLowerCase(Locale.ROOT).endsWith(HTML) && !Files.isDirectory(path);
    if (!toFile) {
      if (Files.exists(path) && !Files.isDirectory(path)) {
        throw Failure.badInput(pages + " is a file, expected a folder or a file ending in .html");
      }
      Files.createDirectories(path);
    }
    return new DebriefOutput(toFile ? null : path, toFile ? path : null, json);
  }

  /** Writes one debrief; into a single file when it is certain that it is the only one. */
  public void write(Debrief debrief) {
    written++;
    if (json != null) {
      json.println(DebriefJson.of(debrief));
    }
    if (folder != null) {
      page(folder.resolve(nameOf(debrief.facts().callId())), debrief);
    } else if (file != null) {
      if (single != null) {
        throw Failure.badInput(
            file + " is one file and there are several calls: name a folder, or one with --call");
      }
      single = debrief;
    }
  }

  /** How many debriefs were written so far. */
  public int written() {
    return written;
  }

  /** Everything was heard: says what there is to say. */
  public void finish(PrintWriter err) {
    if (single != null) {
      page(file, single);
    }
    if (json != null) {
      json.flush();
    }
    if (written == 0) {
      throw Failure.badInput("there is no such call in what was read");
    }
    if (folder != null || file != null) {
      err.println(Labels.count(written, "debrief") + " in " + (folder != null ? folder : file));
      err.flush();
    }
  }

  private static void page(Path target, Debrief debrief) {
    try {
      Files.writeString(target, Pages.of(debrief));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A call's id may hold anything; a file's name keeps what no file system minds. */
  private String nameOf(String callId) {
    String safe = callId.replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("^\\.+", "_");
    String name = safe.length() > 100 ? safe.substring(0, 100) : safe;
    int before = taken.merge(name.toLowerCase(Locale.ROOT), 1, Integer::sum) - 1;
    return name + (before == 0 ? "" : "~" + (before + 1)) + HTML;
  }
}
