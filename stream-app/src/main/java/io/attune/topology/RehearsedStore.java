package io.attune.topology;

import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;

/** What a store of a {@link RehearsedTask} says of itself. */
abstract class RehearsedStore implements StateStore {
  private final String name;

  /**
   * @param name by which a processor asks for it
   */
  RehearsedStore(String name) {
    this.name = name;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final void init(StateStoreContext context, StateStore root) {
    // There is nothing to restore.
  }

  @Override
  public final boolean persistent() {
    return false;
  }

  @Override
  public final boolean isOpen() {
    return true;
  }
}
