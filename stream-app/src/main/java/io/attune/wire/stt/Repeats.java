package io.attune.wire.stt;

import io.attune.digest.Sha256;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which of the latest messages were understood, to know one again that was sent twice. */
final class Repeats {
  /** So many messages back one is known again. */
  private static final int REMEMBERED = 128;

  private static final int BYTES = 16;

  private final Set<String> latest = new LinkedHashSet<>();

  /** What a message is known by. */
  static String markOf(SttMessage message) {
    byte[] digest = Sha256.of(message.fields().node().toString());
    return HexFormat.of().formatHex(digest, 0, BYTES);
  }

  boolean contains(String mark) {
    return latest.contains(mark);
  }

  void add(String mark) {
    latest.add(mark);
    if (latest.size() > REMEMBERED) {
      latest.remove(latest.iterator().next());
    }
  }
}
