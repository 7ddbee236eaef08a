package io.attune.topology;

import io.attune.redaction.Redaction;
import io.attune.sealing.Sealing;
import io.attune.wire.WireFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The topics, which are the product's interface: their names, how they are kept, how their values
 * are written, and what is taken out of them or sealed before.
 *
 * @param prefix put before every name, such as {@code staging.}; usually empty
 * @param format with a schema registry or without
 * @param redaction of what is said on calls: before it is written to {@code call-events}, and,
 *     since others write there too, after it is read
 * @param sealing of what is said on calls, on the outbound topics
 */
public record Topics(String prefix, WireFormat format, Redaction redaction, Sealing sealing) {
  private static final long HOUR_MS = 3_600_000L;
  private static final long DAY_MS = 24 * HOUR_MS;

  /** The names as they stand in the documentation. */
  public static final Topics PLAIN = new Topics("");

  public Topics {
    Objects.requireNonNull(prefix);
    Objects.requireNonNull(format);
    Objects.requireNonNull(redaction);
    Objects.requireNonNull(sealing);
  }

  /** With nothing sealed. */
  public Topics(String prefix, WireFormat format, Redaction redaction) {
    this(prefix, format, redaction, Sealing.OFF);
  }

  /** With all the redaction there is. */
  public Topics(String prefix, WireFormat format) {
    this(prefix, format, Redaction.ALL);
  }

  /** Without a registry, and with all the redaction there is. */
  public Topics(String prefix) {
    this(prefix, WireFormat.SINGLE_OBJECT);
  }

  /** What happens on calls; key is the callId. */
  public String callEvents() {
    return prefix + "call-events";
  }

  /** What became of cues at the agents' screens; key is the callId. */
  public String cueFeedback() {
    return prefix + "cue-feedback";
  }

  /** Playbook documents; key is id and version. */
  public String playbooks() {
    return prefix + "playbooks";
  }

  /** Cues for agents; key is the callId. */
  public String coachingCues() {
    return prefix + "coaching-cues";
  }

  /** Cues that no agent sees: of a candidate playbook, or of a held-out call; key is the callId. */
  public String coachingCuesShadow() {
    return prefix + "coaching-cues-shadow";
  }

  /** The live state of each call; key is the callId. */
  public String callViews() {
    return prefix + "call-views";
  }

  /** One row for each final turn; key is the callId. */
  public String callTurns() {
    return prefix + "call-turns";
  }

  /** One debrief for each call; key is the callId. */
  public String callSummaries() {
    return prefix + "call-summaries";
  }

  /** Which calls were erased, for those who keep copies; key is the callId. */
  public String callErasures() {
    return prefix + "call-erasures";
  }

  /** The keys that words of calls are sealed with, wrapped; key is the callId. */
  public String callKeys() {
    return prefix + "call-keys";
  }

  /** Which calls' alerts a supervisor has seen; key is the callId. */
  public String alertAcknowledgements() {
    return prefix + "alert-acknowledgements";
  }

  /** Records that could not be used, redacted if they could be read; key is theirs. */
  public String deadLetters() {
    return prefix + "dead-letters";
  }

  /**
   * What the processor reads. Both have the same number of partitions, since both are keyed by
   * callId.
   */
  public List<String> inputs() {
    return List.of(callEvents(), cueFeedback());
  }

  /** What the processor writes. */
  public List<String> outputs() {
    return List.of(
        coachingCues(),
        coachingCuesShadow(),
        callViews(),
        callTurns(),
        callSummaries(),
        callErasures(),
        callKeys(),
        deadLetters());
  }

  /**
   * Every topic, ready to be created.
   *
   * @param partitions of those that are keyed by callId, 1 or more; fixed for life, because the
   *     place of a call depends on it
   * @param replicationFactor 1 or more; -1 for the broker's default
   */
  public List<NewTopic> toCreate(int partitions, short replicationFactor) {
    Map<String, Map<String, String>> settings = new LinkedHashMap<>();
    settings.put(callEvents(), deletedAfter(DAY_MS));
    settings.put(cueFeedback(), deletedAfter(3 * DAY_MS));
    settings.put(playbooks(), Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, "compact"));
    settings.put(coachingCues(), deletedAfter(3 * DAY_MS));
    settings.put(coachingCuesShadow(), deletedAfter(3 * DAY_MS));
    settings.put(callViews(), compactedSoon());
    settings.put(callTurns(), deletedAfter(7 * DAY_MS));
    settings.put(callSummaries(), oneEachUntil(30 * DAY_MS));
    settings.put(callErasures(), Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, "compact"));
    // A key lasts until its call is erased: words may be in places that nobody knows of.
    settings.put(callKeys(), compactedWithinAnHour("compact", DAY_MS));
    settings.put(alertAcknowledgements(), deletedAfter(DAY_MS));
    // As long as what they are copies of, so that no words outlive the call's own.
    settings.put(deadLetters(), roomForAnyRecord(deletedAfter(DAY_MS)));
    return settings.entrySet().stream()
        .map(
            topic ->
                new NewTopic(
                        topic.getKey(),
                        topic.getKey().equals(playbooks()) ? 1 : partitions,
                        replicationFactor)
                    .configs(topic.getValue()))
        .toList();
  }

  private static Map<String, String> deletedAfter(long retentionMs) {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        "delete",
        TopicConfig.RETENTION_MS_CONFIG,
        Long.toString(retentionMs));
  }

  /** The largest record that a topic takes by default, and the headers that say why it is here. */
  private static Map<String, String> roomForAnyRecord(Map<String, String> settings) {
    Map<String, String> roomy = new LinkedHashMap<>(settings);
    roomy.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(2 * 1024 * 1024));
    return roomy;
  }

  /** One row a second for each live call would pile up; what was said must not outlive the call. */
  private static Map<String, String> compactedSoon() {
    return compactedWithinAnHour("compact", HOUR_MS);
  }

  /** One record for each call, which a tombstone takes out of the topic before its time. */
  private static Map<String, String> oneEachUntil(long retentionMs) {
    Map<String, String> settings =
        new LinkedHashMap<>(compactedWithinAnHour("compact,delete", DAY_MS));
    settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retentionMs));
    return settings;
  }

  /**
   * @param tombstonesMs how long readers have to see that something went
   */
  private static Map<String, String> compactedWithinAnHour(String policy, long tombstonesMs) {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        policy,
        TopicConfig.SEGMENT_MS_CONFIG,
        Long.toString(HOUR_MS / 6),
        TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
        Long.toString(HOUR_MS),
        TopicConfig.DELETE_RETENTION_MS_CONFIG,
        Long.toString(tombstonesMs));
  }
}
