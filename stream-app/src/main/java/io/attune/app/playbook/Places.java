package io.attune.app.playbook;

import io.attune.app.ClusterOptions;
import io.attune.playbook.yaml.PlaybookSource;

/** Where commands that can do without Kafka look for playbooks. */
final class Places {
  private Places() {}

  /** The product, and the topic if brokers are named. */
  static PlaybookSource of(ClusterOptions kafka) throws InterruptedException {
    return kafka.isGiven()
        ? PlaybookSource.bundled().orElse(PlaybookTopic.read(kafka.cluster()))
        : PlaybookSource.bundled();
  }
}
