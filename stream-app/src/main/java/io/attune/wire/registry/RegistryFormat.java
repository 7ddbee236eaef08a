package io.attune.wire.registry;

import io.attune.wire.RecordCodec;
import io.attune.wire.TopicValue;
import io.attune.wire.WireFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;

/** Confluent's wire format, with a schema registry. Safe for threads. */
public final class RegistryFormat implements WireFormat {
  private final RegistryConfig config;
  private final RegistryClient registry;
  private final Subjects subjects;
  private final Map<TopicValue<?>, RegistryCodec<?>> codecs = new ConcurrentHashMap<>();

  private RegistryFormat(RegistryConfig config, String prefix) {
    this.config = config;
    this.registry = RegistryClient.of(config);
    this.subjects = new Subjects(registry, config, prefix);
  }

  /**
   * The format of these settings; the registry is not asked yet.
   *
   * @param properties names as {@link RegistrySetting} has them; others are left alone
   * @param prefix before every topic's name
   * @throws IllegalArgumentException naming everything that is wrong, a line for each
   */
  public static RegistryFormat of(Map<String, String> properties, String prefix) {
    return new RegistryFormat(RegistryConfig.of(properties), prefix);
  }

  /** What stands in the registry. */
  public Subjects subjects() {
    return subjects;
  }

  @Override
  public <T extends SpecificRecord> RecordCodec<T> codec(TopicValue<T> topic) {
    return known(topic);
  }

  @SuppressWarnings("unchecked") // A topic's codec is made from the topic.
  private <T extends SpecificRecord> RegistryCodec<T> known(TopicValue<T> topic) {
    return (RegistryCodec<T>)
        codecs.computeIfAbsent(
            topic, key -> new RegistryCodec<>(registry, subjects, key, config.cached()));
  }

  @Override
  public void prepare() {
    subjects.requireAll();
    TopicValue.ALL.forEach(topic -> known(topic).prepare());
  }
}
