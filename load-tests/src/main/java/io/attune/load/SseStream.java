package io.attune.load;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The client's side of one stream of server-sent events, from the first byte of the answer on: HTTP
 * 1.1 in chunks. It keeps nothing but the line that it is in. Not safe for threads.
 */
final class SseStream {
  /** Told of each event. */
  interface Listener {
    /**
     * @param nanos when its last bytes were read, on the steady clock
     */
    void event(String name, String data, long nanos);
  }

  private enum Part {
    STATUS,
    HEADERS,
    CHUNK_SIZE,
    CHUNK,
    AFTER_CHUNK
  }

  private final Listener listener;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(64);
  private Part part = Part.STATUS;
  private int left;
  private String name = "";
  private String data = "";

  SseStream(Listener listener) {
    this.listener = listener;
  }

  /**
   * Takes the next bytes.
   *
   * @param nanos when they were read
   * @throws IllegalStateException if the server does not stream events, or ends the stream
   */
  void take(ByteBuffer bytes, long nanos) {
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      switch (part) {
        case STATUS, HEADERS -> head(next);
        case CHUNK_SIZE -> chunkSize(next);
        case CHUNK -> chunk(next, nanos);
        case AFTER_CHUNK -> part = next == '\n' ? Part.CHUNK_SIZE : Part.AFTER_CHUNK;
      }
    }
  }

  private void head(byte next) {
    if (next != '\n') {
      line.write(next);
      return;
    }
    String header = endOfLine().strip();
    if (part == Part.STATUS) {
      if (!header.startsWith("HTTP/1.1 200")) {
        throw new IllegalStateException("the gateway answered " + header);
      }
      part = Part.HEADERS;
    } else if (header.isEmpty()) {
      part = Part.CHUNK_SIZE;
    }
  }

  private void chunkSize(byte next) {
    int digit = Character.digit(next, 16);
    if (digit >= 0) {
      left = left * 16 + digit;
    } else if (next == '\n') {
      if (left == 0) {
        throw new IllegalStateException("the gateway ended a stream, last event " + name);
      }
      part = Part.CHUNK;
    }
  }

  private void chunk(byte next, long nanos) {
    if (next == '\n') {
      field(endOfLine(), nanos);
    } else {
      line.write(next);
    }
    if (--left == 0) {
      part = Part.AFTER_CHUNK;
    }
  }

  private void field(String field, long nanos) {
    if (field.startsWith("event: ")) {
      name = field.substring("event: ".length());
    } else if (field.startsWith("data: ")) {
      data = field.substring("data: ".length());
    } else if (field.isEmpty() && !data.isEmpty()) {
      listener.event(name, data, nanos);
      data = "";
    }
  }

  private String endOfLine() {
    String ended = line.toString(StandardCharsets.UTF_8);
    line.reset();
    return ended;
  }
}
