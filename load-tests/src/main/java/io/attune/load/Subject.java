package io.attune.load;

/** What is measured side by side. */
enum Subject {
  /** The product. */
  ATTUNE("attune"),
  /** Kafka Streams with the same stores and settings, which writes as much and thinks nothing. */
  BARE("bare topology"),
  /** A consumer and a producer: no state, no transactions. */
  COPY("plain copy");

  private final String label;

  Subject(String label) {
    this.label = label;
  }

  /** As reports call it. */
  String label() {
    return label;
  }
}
