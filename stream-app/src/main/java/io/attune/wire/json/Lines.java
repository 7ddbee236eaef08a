package io.attune.wire.json;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The lines of a file as bytes, one at a time, plain or gzip (told apart by content). No line is
 * ever held beyond {@link #MOST_BYTES}: a longer one is skipped as it streams by. Not safe for
 * threads.
 */
public final class Lines implements Closeable {
  /** Longest line, in bytes: 4 MiB, several times what the longest segment allowed can take. */
  public static final int MOST_BYTES = 4 << 20;

  /** The name that stands for standard input. */
  public static final String STDIN = "-";

  private static final int GZIP_MAGIC = 0x1f8b;

  private final String source;
  private final InputStream in;

  private byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;
  private long number;
  private int start;
  private int length;
  private String fault;
  private boolean atEnd;
  private boolean isDamaged;

  private Lines(String source, InputStream in) throws IOException {
    this.source = source;
    InputStream opened = in;
    try {
      opened = unzipped(in);
    } catch (EOFException | ZipException e) {
      isDamaged = true;
      atEnd = true;
    }
    this.in = opened;
  }

  /**
   * Opens a file, or standard input for {@link #STDIN}.
   *
   * @throws java.nio.file.NoSuchFileException if it does not exist
   */
  public static Lines open(String file) throws IOException {
    return file.equals(STDIN)
        ? of("stdin", System.in)
        : of(file, Files.newInputStream(Path.of(file)));
  }

  /** The lines of a stream, which is closed with this; {@code source} names it in reports. */
  public static Lines of(String source, InputStream in) throws IOException {
    try {
      return new Lines(source, in);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static InputStream unzipped(InputStream plain) throws IOException {
    BufferedInputStream peeked = new BufferedInputStream(plain, 1 << 16);
    peeked.mark(2);
    int magic = peeked.read() << 8 | peeked.read();
    peeked.reset();
    return magic == GZIP_MAGIC ? new GZIPInputStream(peeked, 1 << 16) : peeked;
  }

  /**
   * Moves on to the next line that is not blank.
   *
   * @return false at the end of the file
   */
  public boolean next() throws IOException {
    do {
      if (!advance()) {
        return false;
      }
    } while (fault == null && isBlank());
    return true;
  }

  /** The name of the file. */
  public String source() {
    return source;
  }

  /** The line's number, counted from 1. */
  public long number() {
    return number;
  }

  /** What keeps the line from being read at all, null if nothing does. */
  public String fault() {
    return fault;
  }

  /** Holds the line from {@link #offset()} on, until the next call of {@link #next()}. */
  public byte[] bytes() {
    return buffer;
  }

  public int offset() {
    return start;
  }

  /** The line's length in bytes, without its end. */
  public int length() {
    return length;
  }

  private boolean advance() throws IOException {
    fault = null;
    int scanned = from;
    while (true) {
      int end = indexOfNewline(scanned);
      if (end >= 0) {
        return line(end, end + 1);
      }
      if (to - from > MOST_BYTES) {
        return skip();
      }
      scanned = to - makeRoom();
      if (!fill()) {
        return lastLine();
      }
    }
  }

  /** What stands at the end without a newline. */
  private boolean lastLine() {
    if (!isDamaged) {
      return from < to && line(to, to);
    }
    isDamaged = false;
    line(to, to);
    fault = "the compressed file is cut off or damaged here, nothing after it can be read";
    return true;
  }

  private boolean line(int end, int next) {
    number++;
    start = from;
    length = end - from;
    from = next;
    if (length > MOST_BYTES) {
      fault = tooLong(length);
    }
    return true;
  }

  /** Lets the rest of an overlong line stream by. */
  private boolean skip() throws IOException {
    long skipped = (long) to - from;
    number++;
    length = 0;
    while (true) {
      from = 0;
      to = 0;
      if (!fill()) {
        break;
      }
      int end = indexOfNewline(0);
      skipped += end < 0 ? to : end;
      if (end >= 0) {
        from = end + 1;
        break;
      }
    }
    fault = tooLong(skipped);
    return true;
  }

  private static String tooLong(long bytes) {
    return "the line has " + bytes + " bytes, at most " + MOST_BYTES + " are allowed";
  }

  /**
   * Moves what is left to the front, into a larger buffer if it fills this one; returns by how much
   * it moved.
   */
  private int makeRoom() {
    int moved = from;
    byte[] target = to - from == buffer.length ? Arrays.copyOf(buffer, buffer.length * 2) : buffer;
    System.arraycopy(buffer, from, target, 0, to - from);
    buffer = target;
    to -= from;
    from = 0;
    return moved;
  }

  /** Reads more; a compressed file that is cut off or damaged ends there. */
  private boolean fill() throws IOException {
    if (atEnd) {
      return false;
    }
    try {
      int read = in.read(buffer, to, buffer.length - to);
      atEnd = read < 0;
      to += Math.max(0, read);
    } catch (EOFException | ZipException e) {
      isDamaged = true;
      atEnd = true;
    }
    return !atEnd;
  }

  private int indexOfNewline(int scanFrom) {
    for (int i = scanFrom; i < to; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private boolean isBlank() {
    for (int i = start; i < start + length; i++) {
      if (buffer[i] > ' ' || buffer[i] < 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
