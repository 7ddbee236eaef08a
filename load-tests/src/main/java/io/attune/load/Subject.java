package io.attune.load;

import java.util.List;

/** What is measured side by side. */
enum Subject {
  /** The product. */
  ATTUNE("attune"),
  /** The product with the encoder beside it. */
  ENCODER("attune with encoder"),
  /** Kafka Streams with the same stores and settings, which writes as much and thinks nothing. */
  BARE("bare topology"),
  /** A consumer and a producer: no state, no transactions. */
  COPY("plain copy");

  /** Those that most workloads compare. */
  static final List<Subject> STANDARD = List.of(ATTUNE, BARE, COPY);

  private final String label;

  Subject(String label) {
    this.label = label;
  }

  /** As reports call it. */
  String label() {
    return label;
  }

  /** Whether it is the product, in one form or another. */
  boolean isAttune() {
    return this == ATTUNE || this == ENCODER;
  }
}
