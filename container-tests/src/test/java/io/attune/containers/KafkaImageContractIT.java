package io.attune.containers;

/** Kafka's own image keeps the contract. */
@NeedsDocker(Containers.KAFKA)
class KafkaImageContractIT extends KafkaContract {
  @Override
  String bootstrapServers() {
    return Containers.kafka().getBootstrapServers();
  }
}
