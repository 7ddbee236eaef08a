package io.attune.app;

import io.attune.redaction.Redaction;
import io.attune.wire.json.BadLine;
import io.attune.wire.json.MergedEvents;
import io.attune.wire.json.RecordedEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Recordings as the user names them: files, {@code -} for standard input, {@code samples} for those
 * that come with the product.
 */
public final class Recordings {
  private Recordings() {}

  /** Opens recordings with all the redaction there is. */
  public static MergedEvents open(List<String> names, Consumer<BadLine> onBad) throws IOException {
    return open(names, Redaction.ALL, onBad);
  }

  /**
   * Opens recordings as one log, in the order of record times.
   *
   * @param names files, {@code -} or {@code samples}; a file of that name goes before the word
   * @param redaction of what was said, as live
   * @param onBad told of every line that is left out
   * @throws java.nio.file.NoSuchFileException if one does not exist
   */
  public static MergedEvents open(List<String> names, Redaction redaction, Consumer<BadLine> onBad)
      throws IOException {
    List<RecordedEvents> opened = new ArrayList<>();
    try {
      for (String name : names) {
        if (name.equals(Samples.WORD) && !Files.exists(Path.of(name))) {
          for (Samples.Sample sample : Samples.all()) {
            opened.add(sample.events(onBad));
          }
        } else {
          opened.add(RecordedEvents.open(name, onBad));
        }
      }
      return new MergedEvents(opened, redaction::of);
    } catch (IOException | RuntimeException e) {
      for (RecordedEvents recording : opened) {
        recording.close();
      }
      throw e;
    }
  }
}
