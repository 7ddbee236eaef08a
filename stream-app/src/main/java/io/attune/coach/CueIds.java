package io.attune.coach;

import io.attune.digest.Sha256;
import io.attune.playbook.PlaybookRef;
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
    return HexFormat.of().formatHex(Sha256.of(identity), 0, BYTES);
  }
}
