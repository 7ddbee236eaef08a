package io.attune.wire.stt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
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
    byte[] text = message.fields().node().toString().getBytes(StandardCharsets.UTF_8);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
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
