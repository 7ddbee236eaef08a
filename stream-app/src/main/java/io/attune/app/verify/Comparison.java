package io.attune.app.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.app.verify.Findings.Fault;
import io.attune.topology.PartitionReplay.Expected;
import io.attune.topology.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Holds what is on the outbound topics against what should be there: first all that was written is
 * {@link #written}, then all that should have been is {@link #expected}, then it is {@link
 * #finished}. Keeps what was written in memory. Not safe for threads.
 */
final class Comparison {
  private final Topics topics;
  private final OutboundValues values;
  private final Map<String, Findings> findings = new LinkedHashMap<>();
  private final Map<Place, List<Written>> written = new HashMap<>();

  /** Records of one topic that belong together. */
  private record Place(String topic, String key) {}

  /** A record that was found. */
  private static final class Written {
    private final String name;
    private final int partition;
    private final long offset;
    private final byte[] key;
    private final byte[] value;
    private boolean matched;

    private Written(String name, ConsumerRecord<byte[], byte[]> record) {
      this.name = name;
      this.partition = record.partition();
      this.offset = record.offset();
      this.key = record.key();
      this.value = record.value();
    }

    private String at() {
      return ", found in partition " + partition + " at offset " + offset;
    }
  }

  Comparison(Topics topics, OutboundValues values) {
    this.topics = topics;
    this.values = values;
    topics.outputs().forEach(topic -> findings.put(topic, new Findings(topic)));
  }

  /** Takes a record of an outbound topic, in the order of its partition. */
  void written(ConsumerRecord<byte[], byte[]> record) {
    if (isPassing(record.topic(), record.value())) {
      return;
    }
    String name =
        record.topic().equals(topics.deadLetters())
            ? OutboundValues.nameOf(record.headers())
            : values.nameOf(record.topic(), record.value());
    written
        .computeIfAbsent(place(record.topic(), record.key(), name), unknown -> new ArrayList<>(4))
        .add(new Written(name, record));
  }

  /**
   * A view is a picture of a moment, at most one a second, and the moment is not the log's; that a
   * view goes is.
   */
  private boolean isPassing(String topic, byte[] value) {
    return topic.equals(topics.callViews()) && value != null;
  }

  /** Where others are that it is held against: of its call, or of the same dead letter. */
  private Place place(String topic, byte[] key, String name) {
    return topic.equals(topics.deadLetters())
        ? new Place(topic, name)
        : new Place(topic, new String(key, UTF_8));
  }

  /**
   * Takes a record that should be there, in the order of its call.
   *
   * @param cause the record that brought it about
   * @param settled whether it must be there by now; else it may still be on its way
   */
  void expected(Expected record, ConsumerRecord<byte[], byte[]> cause, boolean settled) {
    if (isPassing(record.topic(), record.value())) {
      return;
    }
    String name =
        record.from() == null
            ? values.nameOf(record.topic(), record.value())
            : OutboundValues.nameOf(record.from());
    Place place = place(record.topic(), record.key(), name);
    List<Written> there = written.getOrDefault(place, List.of());
    Written match =
        there.stream().filter(w -> !w.matched && w.name.equals(name)).findFirst().orElse(null);
    Findings topic = findings.get(record.topic());
    if (match != null) {
      match.matched = true;
      compare(record, match, named(place, name) + match.at(), there, topic);
    } else if (settled && !isReplaced(record.topic(), there)) {
      String offender =
          named(place, name)
              + ", due after "
              + (cause == null ? "the end of the log" : placeOf(cause));
      fault(record, topic, Fault.MISSING, offender);
    }
  }

  /** Of a compacted topic Kafka may have kept the latest record of a key only. */
  private boolean isReplaced(String topic, List<Written> there) {
    return (topic.equals(topics.callViews())
            || topic.equals(topics.callErasures())
            || topic.equals(topics.callSummaries()))
        && there.stream().anyMatch(w -> !w.matched);
  }

  private void compare(
      Expected record, Written match, String offender, List<Written> there, Findings topic) {
    Set<String> fields =
        new TreeSet<>(values.differences(record.topic(), record.value(), match.value));
    if (!Arrays.equals(record.key(), match.key)) {
      fields.add("key");
    }
    if (!fields.isEmpty()) {
      fault(record, topic, Fault.DIFFERENT, offender + ", in " + String.join(", ", fields));
    } else if (there.stream().anyMatch(w -> w.matched && w.offset > match.offset)) {
      fault(record, topic, Fault.DIFFERENT, offender + ", in its order");
    } else {
      topic.compared();
    }
  }

  private static void fault(Expected record, Findings topic, Fault fault, String offender) {
    if (record.byWallClock()) {
      topic.undecidable();
    } else {
      topic.add(fault, offender);
    }
  }

  /**
   * All was taken: what nobody asked for is left over.
   *
   * @param isLeftOut whether the log does not have all of a call
   * @param isUndecidable whether a call went by the wall clock, which no log has
   * @return by topic
   */
  List<Findings> finished(Predicate<String> isLeftOut, Predicate<String> isUndecidable) {
    written.forEach(
        (place, there) -> {
          if (!isLeftOut.test(place.key())) {
            there.stream()
                .filter(w -> !w.matched)
                .forEach(left -> leftOver(place, left, there, isUndecidable.test(place.key())));
          }
        });
    return List.copyOf(findings.values());
  }

  private void leftOver(Place place, Written left, List<Written> there, boolean undecidable) {
    Findings topic = findings.get(place.topic());
    if (undecidable) {
      topic.undecidable();
      return;
    }
    boolean again = there.stream().anyMatch(w -> w.matched && w.name.equals(left.name));
    topic.add(again ? Fault.DUPLICATED : Fault.EXTRA, named(place, left.name) + left.at());
  }

  private static String named(Place place, String name) {
    String key = place.key().equals(name) ? "" : place.key() + ": ";
    return (place.topic() + " " + key + name).replaceAll("\\p{Cntrl}", "?");
  }

  private static String placeOf(ConsumerRecord<byte[], byte[]> record) {
    return record.topic() + "-" + record.partition() + "@" + record.offset();
  }
}
