package io.attune.app.play;

import io.attune.app.Failure;
import io.attune.app.Samples;
import io.attune.wire.json.BadLine;
import io.attune.wire.json.RecordedEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A recording that can be read more than once.
 *
 * @param name how it is called in messages
 * @param source opens it from its beginning
 */
public record Recording(String name, Source source) {

  /** Opens a recording from its beginning. */
  @FunctionalInterface
  public interface Source {
    /**
     * @param onBad told of every line that is left out
     */
    RecordedEvents open(Consumer<BadLine> onBad) throws IOException;
  }

  /**
   * Recordings as the user names them: files, and {@link Samples#WORD} unless a file is called so.
   *
   * @throws Failure if one is standard input, which cannot be read twice
   */
  public static List<Recording> named(List<String> names) {
    return names.stream().flatMap(Recording::named).toList();
  }

  private static Stream<Recording> named(String name) {
    if (name.equals("-")) {
      throw Failure.badInput(
          "a recording is read twice to play it, which standard input cannot be: save it to a file");
    }
    if (name.equals(Samples.WORD) && !Files.exists(Path.of(name))) {
      return Samples.all().stream().map(sample -> new Recording(sample.name(), sample::events));
    }
    return Stream.of(new Recording(name, onBad -> RecordedEvents.open(name, onBad)));
  }
}
