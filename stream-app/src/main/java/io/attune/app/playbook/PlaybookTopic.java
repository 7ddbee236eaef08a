package io.attune.app.playbook;

import io.attune.app.Failure;
import io.attune.app.play.Cluster;
import io.attune.playbook.PlaybookRef;
import io.attune.playbook.yaml.PlaybookSource;
import io.attune.playbook.yaml.PlaybookText;
import io.attune.wire.PlaybookDocuments;
import io.attune.wire.PublishedPlaybook;
import io.attune.wire.Undecodable;
import io.attune.wire.WireFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What stands in the topic {@code playbooks} at a moment. */
final class PlaybookTopic implements PlaybookSource {

  private static final Comparator<PlaybookRef> BY_ID_AND_VERSION =
      Comparator.comparing(PlaybookRef::id).thenComparingInt(PlaybookRef::version);

  private final PlaybookDocuments values;
  private final Map<PlaybookRef, PublishedPlaybook> published = new TreeMap<>(BY_ID_AND_VERSION);

  private PlaybookTopic(WireFormat format) {
    values = new PlaybookDocuments(format);
  }

  /**
   * Reads all that has been committed to the topic up to now. What cannot be read is left out: it
   * can be neither extended nor activated.
   *
   * @throws Failure if nobody answers, or the topic does not exist
   */
  static PlaybookTopic read(Cluster cluster) throws InterruptedException {
    String topic = cluster.topics().playbooks();
    cluster.check(List.of(topic));
    PlaybookTopic read = new PlaybookTopic(cluster.topics().format());
    CommittedRecords.read(cluster, topic, partition -> true, read::take);
    return read;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      PublishedPlaybook playbook = values.decode(record.value());
      published.put(playbook.ref(), playbook);
    } catch (Undecodable e) {
      // Somebody else's record or a tombstone.
    }
  }

  /** The document of a version, if it has been published. */
  Optional<PublishedPlaybook> document(PlaybookRef ref) {
    return Optional.ofNullable(published.get(ref));
  }

  /** Every document, by id and version. */
  List<PublishedPlaybook> documents() {
    return List.copyOf(published.values());
  }

  @Override
  public Optional<PlaybookText> find(PlaybookRef ref) {
    return document(ref)
        .map(playbook -> new PlaybookText(ref, ref + " in the topic", playbook.document()));
  }

  @Override
  public List<PlaybookRef> known() {
    return List.copyOf(published.keySet());
  }
}
