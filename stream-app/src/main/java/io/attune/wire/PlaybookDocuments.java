package io.attune.wire;

import io.attune.playbook.PlaybookRef;
import io.attune.playbook.yaml.WrittenRef;
import io.attune.schemas.PlaybookDocument;
import io.attune.wire.Undecodable.Reason;
import java.time.Instant;

/** Values of the topic {@code playbooks} to and from the domain. Safe for threads. */
public final class PlaybookDocuments {
  private final RecordCodec<PlaybookDocument> bytes;

  /** Without a registry. */
  public PlaybookDocuments() {
    this(WireFormat.SINGLE_OBJECT);
  }

  public PlaybookDocuments(WireFormat format) {
    this.bytes = format.codec(TopicValue.PLAYBOOKS);
  }

  /**
   * What a value says.
   *
   * @throws Undecodable if it is no document, or not the one that was published
   */
  public PublishedPlaybook decode(byte[] value) throws Undecodable {
    PlaybookDocument document = bytes.decode(value);
    PlaybookRef ref =
        WrittenRef.parse(document.getPlaybookId() + "@" + document.getVersion())
            .orElseThrow(
                () ->
                    new Undecodable(
                        Reason.IMPOSSIBLE, "the document has no id and version of a playbook"));
    String sha256 = document.getSha256();
    if (!sha256.isEmpty() && !sha256.equals(PublishedPlaybook.sha256(document.getDocument()))) {
      throw new Undecodable(Reason.IMPOSSIBLE, ref + " is not the text that its SHA-256 is of");
    }
    Instant at = document.getPublishedAt();
    return new PublishedPlaybook(
        ref, document.getDocument(), sha256, at == null ? null : at.toEpochMilli());
  }

  /** The value that says this. */
  public byte[] encode(PublishedPlaybook playbook) {
    return bytes.encode(
        PlaybookDocument.newBuilder()
            .setPlaybookId(playbook.ref().id())
            .setVersion(Integer.toString(playbook.ref().version()))
            .setDocument(playbook.document())
            .setSha256(playbook.sha256())
            .setPublishedAt(
                playbook.publishedAt() == null
                    ? null
                    : Instant.ofEpochMilli(playbook.publishedAt()))
            .build());
  }
}
