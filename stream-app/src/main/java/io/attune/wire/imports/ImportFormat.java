package io.attune.wire.imports;

import io.attune.wire.json.BadLine;
import io.attune.wire.json.Lines;
import java.io.IOException;
import java.util.function.Consumer;

/** One shape in which conversations come. */
public interface ImportFormat {
  /** What the user calls it, in lower case. */
  String name();

  /**
   * Reads the conversations of one file.
   *
   * @param lines the file
   * @param calls takes every call as soon as it is complete, so that no more than one is held
   * @param onBad told of every line that is left out
   */
  void read(Lines lines, Consumer<SpokenCall> calls, Consumer<BadLine> onBad) throws IOException;
}
