package io.attune.embedded;

import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;

/** A process of its own whose broker ends as {@code kill -9} would end it, after one record. */
final class KilledBroker {

  static final int STATUS = 9;
  static final String TOPIC = "calls";
  static final String RECORD = "before the kill";

  private KilledBroker() {}

  /** Takes the data folder as its only argument. */
  public static void main(String[] args) {
    EmbeddedKafka kafka =
        EmbeddedKafka.start(BrokerOptions.defaults().withDataFolder(Path.of(args[0])));
    kafka.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)));
    Records.write(kafka.bootstrapServers(), TOPIC, RECORD);
    Runtime.getRuntime().halt(STATUS);
  }
}
