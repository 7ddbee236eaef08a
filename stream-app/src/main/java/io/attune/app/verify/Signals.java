package io.attune.app.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.topology.SignalFlip;
import io.attune.topology.Topics;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the views tell of producers that stopped beating. The processor finds that out by its own
 * clock, so it is an input to the replay that no other topic has.
 */
final class Signals {
  private final Topics topics;
  private final OutboundValues values;
  private final Map<String, Deque<SignalFlip>> flips = new HashMap<>();
  private final Set<String> lost = new HashSet<>();
  private final Map<String, Long> first = new HashMap<>();

  Signals(Topics topics, OutboundValues values) {
    this.topics = topics;
    this.values = values;
  }

  /** Takes a record of {@code call-views}, in the order of its partition. */
  void hear(ConsumerRecord<byte[], byte[]> view) {
    String callId = new String(view.key(), UTF_8);
    if (view.value() == null) {
      lost.remove(callId);
      return;
    }
    JsonNode shown = values.read(topics.callViews(), view.value());
    first.putIfAbsent(callId, updatedAt(shown));
    boolean isLost = shown.path("signal").asText().equals("lost");
    if (isLost ? lost.add(callId) : lost.remove(callId)) {
      flips
          .computeIfAbsent(callId, unknown -> new ArrayDeque<>())
          .add(new SignalFlip(isLost, updatedAt(shown), view.timestamp()));
    }
  }

  private static long updatedAt(JsonNode view) {
    return view.path("updatedAt").asLong();
  }

  /**
   * Whether all views of a call are there still, or compaction has taken the earlier ones.
   *
   * @param firstView the first that should be there
   */
  boolean isComplete(String callId, byte[] firstView) {
    long begun = updatedAt(values.read(topics.callViews(), firstView));
    return first.getOrDefault(callId, -1L) == begun;
  }

  /** By call, in order. */
  Map<String, Deque<SignalFlip>> flips() {
    return flips;
  }
}
