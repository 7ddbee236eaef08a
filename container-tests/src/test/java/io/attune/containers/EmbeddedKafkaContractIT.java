package io.attune.containers;

import io.attune.embedded.BrokerOptions;
import io.attune.embedded.EmbeddedKafka;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The broker that {@code attune up} brings along keeps the contract. */
class EmbeddedKafkaContractIT extends KafkaContract {
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(BrokerOptions.defaults());
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Override
  String bootstrapServers() {
    return kafka.bootstrapServers();
  }
}
