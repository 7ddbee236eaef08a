package io.attune.wire.registry;

/** The registry is sure that nobody can know what an id stands for. */
final class UnknownSchema extends Exception {
  private static final long serialVersionUID = 1L;

  UnknownSchema(String message) {
    super(message, null, false, false);
  }
}
