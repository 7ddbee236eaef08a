package io.attune.app.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.app.verify.Findings.Fault;
import io.attune.topology.PartitionReplay.Expected;
import io.attune.topology.PartitionReplay.Unlogged;
import io.attune.topology.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
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
    topics.outputs().stream()
        .filter(topic -> !topic.equals(topics.callKeys()))
        .forEach(topic -> findings.put(topic, new Findings(topic)));
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
   * view goes is. A key is made by chance.
   */
  private boolean isPassing(String topic, byte[] value) {
    return topic.equals(topics.callKeys()) || (topic.equals(topics.callViews()) && value != null);
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
   * @param unlogged what of its call no log has
   * @param cause the record that brought it about, null if it was the end of the log
   * @param settled whether it must be there by now; else it may still be on its way
   */
  void expected(
      Expected record, Unlogged unlogged, ConsumerRecord<byte[], byte[]> cause, boolean settled) {
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
    if (match != null) {
      match.matched = true;
      compare(record, unlogged, match, named(place, name) + match.at(), there);
    } else if (settled && !isReplaced(record.topic(), there)) {
      String offender =
          named(place, name)
              + ", due after "
              + (cause == null ? "the end of the log" : placeOf(cause));
      boolean open = isOpen(record.topic(), unlogged, Set.of());
      fault(record.topic(), open, Fault.MISSING, offender);
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
      Expected record, Unlogged unlogged, Written match, String offender, List<Written> there) {
    String topic = record.topic();
    Set<String> fields = new TreeSet<>(values.differences(topic, record.value(), match.value));
    if (!Arrays.equals(record.key(), match.key)) {
      fields.add("key");
    }
    boolean open = isOpen(topic, unlogged, fields);
    if (!fields.isEmpty()) {
      fault(topic, open, Fault.DIFFERENT, offender + ", in " + String.join(", ", fields));
    } else if (there.stream().anyMatch(w -> w.matched && w.offset > match.offset)) {
      fault(topic, open, Fault.DIFFERENT, offender + ", in its order");
    } else {
      findings.get(topic).compared();
    }
  }

  /**
   * Whether no log can tell what a record says, or whether it is there at all.
   *
   * @param fields in which it differs; empty if it is not there, or nobody asked for it
   */
  private boolean isOpen(String topic, Unlogged unlogged, Set<String> fields) {
    return switch (unlogged) {
      case NOTHING -> false;
      case SIGNAL -> values.isAboutCues(topic, fields);
      case TIME -> true;
    };
  }

  private void fault(String topic, boolean open, Fault fault, String offender) {
    if (open) {
      findings.get(topic).undecidable();
    } else {
      findings.get(topic).add(fault, offender);
    }
  }

  /**
   * All was taken: what nobody asked for is left over.
   *
   * @param isLeftOut whether the log does not have all of a call
   * @param unlogged what of a call no log has
   * @return by topic
   */
  List<Findings> finished(Predicate<String> isLeftOut, Function<String, Unlogged> unlogged) {
    written.forEach(
        (place, there) -> {
          if (!isLeftOut.test(place.key())) {
            there.stream()
                .filter(w -> !w.matched)
                .forEach(left -> leftOver(place, left, there, unlogged.apply(place.key())));
          }
        });
    return List.copyOf(findings.values());
  }

  private void leftOver(Place place, Written left, List<Written> there, Unlogged unlogged) {
    boolean again = there.stream().anyMatch(w -> w.matched && w.name.equals(left.name));
    fault(
        place.topic(),
        isOpen(place.topic(), unlogged, Set.of()),
        again ? Fault.DUPLICATED : Fault.EXTRA,
        named(place, left.name) + left.at());
  }

  private static String named(Place place, String name) {
    String key = place.key().equals(name) ? "" : place.key() + ": ";
    return (place.topic() + " " + key + name).replaceAll("\\p{Cntrl}", "?");
  }

  private static String placeOf(ConsumerRecord<byte[], byte[]> record) {
    return record.topic() + "-" + record.partition() + "@" + record.offset();
  }
}
