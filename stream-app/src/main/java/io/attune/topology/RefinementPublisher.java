package io.attune.topology;

import io.attune.call.CallEvent;

/** Takes a slower model's answers to where the engine hears them. */
public interface RefinementPublisher extends AutoCloseable {
  /**
   * Publishes an answer and does not wait for it.
   *
   * @param onLoss called if it cannot be written, by any thread
   */
  void publish(CallEvent answer, Runnable onLoss);

  @Override
  void close();
}
