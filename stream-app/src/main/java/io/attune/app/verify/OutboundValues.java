package io.attune.app.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.attune.schemas.DeadLetterHeaders;
import io.attune.sealing.KeyRing;
import io.attune.sealing.Sealer;
import io.attune.topology.PartitionReplay.SetAside;
import io.attune.topology.Topics;
import io.attune.wire.TopicJson;
import io.attune.wire.Undecodable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** What a record of an outbound topic is about, and in what two of them differ. */
final class OutboundValues {
  /** What the wall clock showed on the way: true of one run only, and in no replay. */
  private static final Set<String> LATENCY = Set.of("receivedAt", "decidedAt");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOMBSTONE = "tombstone";

  private final Topics topics;
  private final TopicJson json;

  /**
   * @param keys open what is sealed
   */
  OutboundValues(Topics topics, KeyRing keys) {
    this.topics = topics;
    this.json = new TopicJson(topics.format(), keys);
  }

  /** Turns the bytes of one topic into JSON. */
  private interface Reader {
    byte[] read(byte[] value) throws Undecodable;
  }

  /**
   * Tells the records of one key apart: two that say the same thing have the same name.
   *
   * @param value null for a tombstone
   */
  String nameOf(String topic, byte[] value) {
    if (value == null) {
      return TOMBSTONE;
    } else if (isCues(topic)) {
      JsonNode cue = read(topic, value);
      return "cue " + text(cue, "cueId") + " " + text(cue, "state");
    } else if (topic.equals(topics.callTurns())) {
      JsonNode turn = read(topic, value);
      return "turn " + text(turn, "turnId") + " revision " + text(turn, "revision");
    } else if (topic.equals(topics.callSummaries())) {
      return "summary of the call started at " + text(read(topic, value), "startedAt");
    }
    return "record";
  }

  /** Likewise of a dead letter. */
  static String nameOf(SetAside from) {
    return nameOf(from.reason(), from.topic(), from.partition(), from.offset());
  }

  /** Likewise, by its headers. */
  static String nameOf(Headers headers) {
    return nameOf(
        header(headers, DeadLetterHeaders.REASON),
        header(headers, DeadLetterHeaders.TOPIC),
        header(headers, DeadLetterHeaders.PARTITION),
        header(headers, DeadLetterHeaders.OFFSET));
  }

  private static String nameOf(Object reason, Object topic, Object partition, Object offset) {
    return reason + " from " + topic + "-" + partition + " at offset " + offset;
  }

  private static String header(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null ? "?" : new String(header.value(), UTF_8);
  }

  /** The names of the fields in which two records of the same name differ; empty if in none. */
  Set<String> differences(String topic, byte[] expected, byte[] written) {
    boolean leftOut = written == null && topic.equals(topics.deadLetters());
    if (leftOut || Arrays.equals(expected, written)) {
      return Set.of();
    }
    if (topic.equals(topics.deadLetters()) || topic.equals(topics.callErasures())) {
      return Set.of("value");
    }
    JsonNode a = read(topic, expected);
    JsonNode b = read(topic, written);
    Set<String> names = new TreeSet<>();
    a.fieldNames().forEachRemaining(names::add);
    b.fieldNames().forEachRemaining(names::add);
    names.removeAll(LATENCY);
    names.removeIf(name -> isSame(a.path(name), b.path(name)));
    return names;
  }

  /** Words that nobody can open any more, or without the file of keys, may be any. */
  private static boolean isSame(JsonNode expected, JsonNode written) {
    if (expected.equals(written)) {
      return true;
    } else if (expected.isTextual()) {
      return written.asText().equals(KeyRing.SEALED);
    } else if (!expected.isContainerNode() || expected.size() != written.size()) {
      return false;
    } else if (expected.isArray()) {
      return IntStream.range(0, expected.size())
          .allMatch(i -> isSame(expected.path(i), written.path(i)));
    }
    return expected.properties().stream()
        .allMatch(field -> isSame(field.getValue(), written.path(field.getKey())));
  }

  /** Whether there are words in a record that could not be opened. */
  boolean isSealed(String topic, byte[] value) {
    return value != null
        && Sealer.isSealedIn(value)
        && read(topic, value).toString().contains(KeyRing.SEALED);
  }

  /**
   * Whether what a record says hangs on which cues there were.
   *
   * @param fields of which it is asked; none for the record as a whole
   */
  boolean isAboutCues(String topic, Set<String> fields) {
    if (topic.equals(topics.callSummaries())) {
      return !fields.isEmpty() && fields.stream().allMatch(field -> field.startsWith("cues"));
    }
    return isCues(topic);
  }

  /** A value as JSON; what cannot be read is an object without fields. */
  JsonNode read(String topic, byte[] value) {
    try {
      return JSON.readTree(reader(topic).read(value));
    } catch (Undecodable | IOException e) {
      return JSON.createObjectNode().put("unreadable", true);
    }
  }

  private Reader reader(String topic) {
    if (isCues(topic)) {
      return json::cue;
    } else if (topic.equals(topics.callTurns())) {
      return json::turn;
    } else if (topic.equals(topics.callSummaries())) {
      return json::summary;
    } else if (topic.equals(topics.callViews())) {
      return json::view;
    }
    throw new IllegalArgumentException("nothing is read of " + topic);
  }

  private boolean isCues(String topic) {
    return topic.equals(topics.coachingCues()) || topic.equals(topics.coachingCuesShadow());
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }
}
