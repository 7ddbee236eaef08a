package io.attune.wire.json;

import io.attune.call.CallInput;
import io.attune.call.InvalidEvent;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/**
 * The events of one recording, in the order of its lines, read as they are asked for. A line that
 * cannot be read is reported and left out; the rest goes on. Not safe for threads.
 */
public final class RecordedEvents implements Iterator<CallInput>, Closeable {
  private final Lines lines;
  private final Consumer<BadLine> onBad;
  private final EventReader reader = new EventReader();

  private CallInput next;

  private RecordedEvents(Lines lines, Consumer<BadLine> onBad) {
    this.lines = lines;
    this.onBad = onBad;
  }

  /**
   * Opens a recording, plain or gzip.
   *
   * @param file its path, or {@link Lines#STDIN}
   * @param onBad told of every line that is left out
   * @throws java.nio.file.NoSuchFileException if it does not exist
   */
  public static RecordedEvents open(String file, Consumer<BadLine> onBad) throws IOException {
    return new RecordedEvents(Lines.open(file), onBad);
  }

  /** The recording in a stream, which is closed with this; {@code source} names it in reports. */
  public static RecordedEvents of(String source, InputStream in, Consumer<BadLine> onBad)
      throws IOException {
    return new RecordedEvents(Lines.of(source, in), onBad);
  }

  /** {@inheritDoc} Throws {@link UncheckedIOException} if the file cannot be read any further. */
  @Override
  public boolean hasNext() {
    try {
      while (next == null && lines.next()) {
        next = read();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return next != null;
  }

  @Override
  public CallInput next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    CallInput event = next;
    next = null;
    return event;
  }

  private CallInput read() {
    if (lines.fault() != null) {
      report(lines.fault());
      return null;
    }
    try {
      return reader.read(lines.bytes(), lines.offset(), lines.length());
    } catch (InvalidEvent e) {
      report(e.getMessage());
      return null;
    }
  }

  private void report(String reason) {
    onBad.accept(new BadLine(lines.source(), lines.number(), reason));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
