package io.attune.playbook.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Takes in a playbook's text, no more of it than a playbook can need. */
final class SourceText {

  /** Longest playbook: bytes of a stream, characters of a reader. */
  static final int MOST = 1 << 20;

  private SourceText() {}

  /** The text, or nothing when a fault was noted. */
  static Optional<String> read(Reader source, FaultCollector faults) throws IOException {
    char[] chars = new char[MOST + 1];
    int length = 0;
    int read = 0;
    while (read >= 0 && length < chars.length) {
      read = source.read(chars, length, chars.length - length);
      length += Math.max(0, read);
    }
    return length > MOST ? tooLong(faults) : Optional.of(new String(chars, 0, length));
  }

  /** The text, which must be UTF-8, or nothing when a fault was noted. */
  static Optional<String> read(InputStream source, FaultCollector faults) throws IOException {
    byte[] bytes = source.readNBytes(MOST + 1);
    return bytes.length > MOST ? tooLong(faults) : decode(bytes, faults);
  }

  private static Optional<String> decode(byte[] bytes, FaultCollector faults) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    String decoded = out.flip().toString();
    if (result.isError()) {
      int line = 1 + (int) decoded.chars().filter(c -> c == '\n').count();
      int column = decoded.length() - decoded.lastIndexOf('\n');
      faults.add(
          new PlaybookFault(line, column, "", "the text is not UTF-8", "save the file as UTF-8"));
      return Optional.empty();
    }
    return Optional.of(decoded);
  }

  private static Optional<String> tooLong(FaultCollector faults) {
    faults.add(
        new PlaybookFault(1, 1, "", "the file is longer than 1 MiB", "split it or shorten it"));
    return Optional.empty();
  }
}
