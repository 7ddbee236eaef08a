package io.attune.coach;

import io.attune.playbook.PlaybookRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Makes cue ids. The same call replayed gives the same ids, so a cue repeated anywhere downstream
 * can be recognised.
 */
public final class CueIds {
  private static final int BYTES = 12;

  private CueIds() {}

  /** The id of the cue that a rule raises for an episode: 24 hexadecimal digits. */
  public static String of(String callId, String ruleId, PlaybookRef playbook, long episodeStartMs) {
    String identity = callId + '\0' + ruleId + '\0' + playbook + '\0' + episodeStartMs;
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
