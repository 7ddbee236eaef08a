package io.attune.app.playbook;

import io.attune.app.ClusterOptions;
import io.attune.app.ExitCode;
import io.attune.app.Failure;
import io.attune.app.play.Cluster;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Body;
import io.attune.wire.CallEvents;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Gives orders for the calls that start from now on: to every partition of {@code call-events}, to
 * all or to none.
 */
final class Orders {
  private final Cluster cluster;
  private final PrintWriter out;
  private final boolean isDryRun;

  /**
   * @param out where it is said what was done
   * @param isDryRun whether to check everything and write nothing
   * @throws Failure if nobody answers, or a topic does not exist
   */
  Orders(ClusterOptions kafka, PrintWriter out, boolean isDryRun) throws InterruptedException {
    this.cluster = kafka.cluster();
    this.out = out;
    this.isDryRun = isDryRun;
    cluster.check(List.of(cluster.topics().callEvents(), cluster.topics().playbooks()));
  }

  Cluster cluster() {
    return cluster;
  }

  /**
   * Gives one.
   *
   * @param done what was done, in words, such as {@code activated team-en@2}
   * @param toDo the same as an intention, such as {@code activate team-en@2}
   * @return the exit code
   */
  int give(Body order, String done, String toDo) throws InterruptedException {
    String topic = cluster.topics().callEvents();
    int partitions = Partitions.of(topic, cluster);
    if (isDryRun) {
      out.println("would " + toDo + " in " + partitions + " partitions of " + topic);
      return ExitCode.OK;
    }
    byte[] value =
        new CallEvents(cluster.topics().format())
            .encode(new CallEvent(null, "", System.currentTimeMillis(), null, order));
    try (Transaction transaction = Transaction.begin(cluster, "activations")) {
      List<RecordMetadata> places =
          transaction.commit(
              IntStream.range(0, partitions)
                  .mapToObj(p -> new ProducerRecord<byte[], byte[]>(topic, p, null, value))
                  .toList());
      out.println(done);
      places.forEach(
          place ->
              out.println(
                  "  " + topic + " partition " + place.partition() + " offset " + place.offset()));
    }
    return ExitCode.OK;
  }
}
