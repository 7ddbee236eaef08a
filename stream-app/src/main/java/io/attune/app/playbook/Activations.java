package io.attune.app.playbook;

import io.attune.app.play.Cluster;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.PlaybookActivated;
import io.attune.call.Scope;
import io.attune.playbook.PlaybookRef;
import io.attune.wire.CallEvents;
import io.attune.wire.Undecodable;
import io.attune.wire.WireFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Which playbook was last activated for which calls, as far back as {@code call-events} is kept. An
 * order stands in every partition, so one of them tells all.
 */
final class Activations {

  private final CallEvents values;
  private final Map<Scope, PlaybookRef> last = new LinkedHashMap<>();

  private Activations(WireFormat format) {
    values = new CallEvents(format);
  }

  static Activations read(Cluster cluster) throws InterruptedException {
    String topic = cluster.topics().callEvents();
    cluster.check(List.of(topic));
    Activations activations = new Activations(cluster.topics().format());
    CommittedRecords.read(cluster, topic, partition -> partition == 0, activations::take);
    return activations;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      CallEvent event = values.decode(record.value());
      if (event.body() instanceof PlaybookActivated order) {
        last.put(order.scope(), new PlaybookRef(order.playbookId(), order.version()));
      }
    } catch (Undecodable e) {
      // The processor sets it aside; it activates nothing.
    }
  }

  /** The scopes for which a version holds, each in words; none if it is not active. */
  List<String> scopesOf(PlaybookRef ref) {
    return last.entrySet().stream()
        .filter(order -> order.getValue().equals(ref))
        .map(order -> words(order.getKey()))
        .toList();
  }

  private static String words(Scope scope) {
    if (scope.equals(Scope.ALL)) {
      return "all calls";
    }
    StringJoiner parts = new StringJoiner(" ");
    add(parts, "tenant", scope.tenant());
    add(parts, "team", scope.team());
    add(parts, "locale", scope.locale());
    return parts.toString();
  }

  private static void add(StringJoiner parts, String name, String value) {
    if (value != null) {
      parts.add(name + " " + value);
    }
  }
}
