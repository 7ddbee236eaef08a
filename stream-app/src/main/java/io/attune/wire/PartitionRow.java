package io.attune.wire;

import io.attune.playbook.PlaybookRef;
import io.attune.schemas.StoredPartition;
import java.util.List;

/**
 * What the processor notes on a partition as a whole.
 *
 * @param playbook what was activated for new calls, null if nothing was
 * @param producers who sends heartbeats
 */
public record PartitionRow(PlaybookRef playbook, List<String> producers) {
  /** Nothing noted yet. */
  public static final PartitionRow EMPTY = new PartitionRow(null, List.of());

  private static final SingleObject<StoredPartition> BYTES =
      new SingleObject<>(StoredPartition.class, 1024 * 1024);

  public PartitionRow {
    producers = List.copyOf(producers);
  }

  /** The row. */
  public byte[] encode() {
    return BYTES.encode(
        StoredPartition.newBuilder()
            .setPlaybookId(playbook == null ? null : playbook.id())
            .setPlaybookVersion(playbook == null ? 0 : playbook.version())
            .setProducers(producers)
            .build());
  }

  /**
   * What a row says; nothing if there is none.
   *
   * @throws Undecodable if it is corrupt, or was written by a newer build
   */
  public static PartitionRow decode(byte[] row) throws Undecodable {
    if (row == null) {
      return EMPTY;
    }
    StoredPartition stored = BYTES.decode(row);
    PlaybookRef playbook =
        stored.getPlaybookId() == null
            ? null
            : new PlaybookRef(stored.getPlaybookId(), stored.getPlaybookVersion());
    return new PartitionRow(playbook, stored.getProducers());
  }
}
