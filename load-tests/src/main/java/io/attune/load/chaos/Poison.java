package io.attune.load.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallStarted;
import io.attune.topology.Topics;
import io.attune.wire.CallEvents;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records that nobody can use, in every topic in turn. For one thread. */
final class Poison {
  private static final int HUGE = 900_000;

  private final KafkaProducer<byte[], byte[]> producer;
  private final Random random;
  private final CallEvents codec = new CallEvents();
  private final List<String> topics =
      List.of(
          Topics.PLAIN.callEvents(),
          Topics.PLAIN.cueFeedback(),
          Topics.PLAIN.playbooks(),
          Topics.PLAIN.coachingCues(),
          Topics.PLAIN.callViews(),
          Topics.PLAIN.callTurns(),
          Topics.PLAIN.callSummaries(),
          Topics.PLAIN.deadLetters(),
          Topics.PLAIN.coachingCuesShadow(),
          Topics.PLAIN.callErasures());
  private final Map<String, Integer> given = new HashMap<>();
  private int count;

  Poison(KafkaProducer<byte[], byte[]> producer, Random random) {
    this.producer = producer;
    this.random = random;
  }

  /** Publishes one more; says which. */
  String give() {
    String topic = topics.get(count % topics.size());
    String key = "poison-" + count++;
    given.merge(topic, 1, Integer::sum);
    producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value(topic, key)));
    return topic;
  }

  private byte[] value(String topic, String key) {
    if (topic.equals(Topics.PLAIN.callEvents())) {
      return switch (random.nextInt(3)) {
        case 0 -> bytes(HUGE);
        // Of another call than its key says, and a year from now.
        case 1 -> start("another", System.currentTimeMillis());
        default -> start(key, System.currentTimeMillis() + 365L * 86_400_000);
      };
    }
    return bytes(1 + random.nextInt(200));
  }

  private byte[] start(String callId, long at) {
    return codec.encode(CallEvent.of(callId, at, new CallStarted("agent", null, null, null)));
  }

  private byte[] bytes(int most) {
    byte[] bytes = new byte[most];
    random.nextBytes(bytes);
    return bytes;
  }

  /** How many are in a topic. */
  int in(String topic) {
    return given.getOrDefault(topic, 0);
  }
}
