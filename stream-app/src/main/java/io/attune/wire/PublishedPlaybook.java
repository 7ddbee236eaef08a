package io.attune.wire;

import io.attune.digest.Sha256;
import io.attune.playbook.PlaybookRef;
import java.util.HexFormat;

/**
 * One version of a playbook as it stands in the topic {@code playbooks}.
 *
 * @param ref which one; the record's key
 * @param document the whole YAML, exactly as it was validated
 * @param sha256 of the document's UTF-8 bytes, in lower-case hex; empty when the publisher did not
 *     say
 * @param publishedAt when it was published, epoch ms; null when unknown
 */
public record PublishedPlaybook(PlaybookRef ref, String document, String sha256, Long publishedAt) {

  /** A document that is published now. */
  public static PublishedPlaybook of(PlaybookRef ref, String document, long publishedAt) {
    return new PublishedPlaybook(ref, document, sha256(document), publishedAt);
  }

  /** The SHA-256 of a document's UTF-8 bytes, 64 hex digits in lower case. */
  public static String sha256(String document) {
    return HexFormat.of().formatHex(Sha256.of(document));
  }
}
