package io.attune.schemas;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.SchemaStore;

/**
 * Every schema that a version of one record was ever written with, found by its fingerprint, so
 * that today's class reads yesterday's bytes: {@code
 * CallEvent.createDecoder(ReleasedSchemas.of(CallEvent.getClassSchema()))}.
 *
 * <p>It holds the versions of that record only. Bytes of another record, or of a version newer than
 * this build, have a fingerprint that is not here, and the decoder throws {@link
 * org.apache.avro.message.MissingSchemaException}; without that fence, records that look alike
 * would be mistaken for each other.
 *
 * <p>Immutable, safe for use by several threads. The schemas are read from the class path once, at
 * construction.
 */
public final class ReleasedSchemas implements SchemaStore {
  static {
    TrustedContracts.install();
  }

  /**
   * Today's schema of every record whose bytes outlive a process, and which is therefore recorded.
   */
  public static final List<Schema> RECORDED =
      List.of(
          CallEvent.getClassSchema(),
          CueFeedback.getClassSchema(),
          AlertAcknowledged.getClassSchema(),
          PlaybookDocument.getClassSchema(),
          CoachingCue.getClassSchema(),
          CallView.getClassSchema(),
          TurnScored.getClassSchema(),
          CallSummary.getClassSchema(),
          CallErasure.getClassSchema(),
          StoredCall.getClassSchema(),
          StoredDossier.getClassSchema(),
          StoredPage.getClassSchema(),
          StoredJourney.getClassSchema(),
          StoredTurn.getClassSchema(),
          StoredPartition.getClassSchema());

  private final Map<String, Schema> byVersion;
  private final Map<Long, Schema> byFingerprint;

  private ReleasedSchemas(Map<String, Schema> byVersion) {
    this.byVersion = byVersion;
    this.byFingerprint =
        byVersion.values().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    SchemaNormalization::parsingFingerprint64,
                    Function.identity(),
                    // Versions that differ in documentation or defaults only write the same bytes.
                    (earlier, later) -> later));
  }

  /**
   * The released versions of one record.
   *
   * @param today any schema of the record; only its name counts
   * @throws UncheckedIOException if a schema in the jar cannot be read, which means a broken build
   */
  public static ReleasedSchemas of(Schema today) {
    return new ReleasedSchemas(ReleaseFolder.versionsOf(today.getName()));
  }

  /**
   * The recorded schemas by the name of the version that brought them, such as {@code v1}, oldest
   * first.
   */
  public Map<String, Schema> byVersion() {
    return byVersion;
  }

  /**
   * The schema with this CRC-64-AVRO fingerprint of its parsing canonical form, or null when it is
   * not a version.
   */
  @Override
  public Schema findByFingerprint(long fingerprint) {
    return byFingerprint.get(fingerprint);
  }
}
