package io.attune.app;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** A processor with a store on disk. */
final class Keeper implements Processor<String, String, Void, Void> {
  static StoreBuilder<KeyValueStore<String, String>> store() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore("kept"), Serdes.String(), Serdes.String());
  }

  @Override
  public void process(Record<String, String> record) {}
}
