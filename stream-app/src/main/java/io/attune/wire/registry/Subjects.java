package io.attune.wire.registry;

import io.attune.wire.SchemasRefused;
import io.attune.wire.TopicValue;
import io.attune.wire.registry.RegistryConfig.Writing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The subjects of Attune's topics in a registry. Safe for threads. */
public final class Subjects {
  private static final Logger LOG = LoggerFactory.getLogger(Subjects.class);

  private final RegistryClient registry;
  private final RegistryConfig config;
  private final String prefix;

  /**
   * @param prefix before every topic's name
   */
  Subjects(RegistryClient registry, RegistryConfig config, String prefix) {
    this.registry = registry;
    this.config = config;
    this.prefix = prefix;
  }

  /** The registry they are in. */
  public RegistryClient registry() {
    return registry;
  }

  /** The subject of a topic. */
  public String of(TopicValue<?> topic) {
    return config.subjects().subject(prefix + topic.topic(), schema(topic));
  }

  /** The version of this build, if it is there. */
  public Optional<RegisteredSchema> ours(TopicValue<?> topic) {
    return registry.find(of(topic), schema(topic));
  }

  private Schema schema(TopicValue<?> topic) {
    return SchemaTexts.published(topic.type());
  }

  /**
   * Which version records of a topic are written with.
   *
   * @throws SchemasRefused if there is none
   */
  RegisteredSchema toWrite(TopicValue<?> topic) {
    Writing writing = config.writing();
    if (writing.useLatest()) {
      return latest(topic);
    }
    String subject = of(topic);
    Schema ours = schema(topic);
    Optional<RegisteredSchema> found = registry.find(subject, ours);
    if (found.isEmpty() && writing.autoRegister()) {
      registry.register(subject, ours);
      found = registry.find(subject, ours);
    }
    return found.orElseThrow(() -> new SchemasRefused(missing(subject)));
  }

  private RegisteredSchema latest(TopicValue<?> topic) {
    String subject = of(topic);
    RegisteredSchema latest =
        registry.latest(subject).orElseThrow(() -> new SchemasRefused(missing(subject)));
    if (config.writing().latestStrict()) {
      Compatibility.fault(latest.schema(), schema(topic))
          .ifPresent(
              why -> {
                throw new SchemasRefused(
                    latest
                        + " cannot read what this build writes, and use.latest.version is set: "
                        + why);
              });
    }
    return latest;
  }

  private static String missing(String subject) {
    return subject + " has not this build's schema: run attune schemas register";
  }

  /**
   * Makes sure that every topic can be written and read. Fetches every version on the way, so that
   * their ids are known. An early version that cannot be read is only warned of: its records would
   * be set aside.
   *
   * @throws SchemasRefused naming every subject that is in the way, with version and field
   */
  void requireAll() {
    List<String> faults = new ArrayList<>();
    for (TopicValue<?> topic : TopicValue.ALL) {
      try {
        Optional<String> fault = faultOfVersions(topic);
        fault.ifPresent(faults::add);
        if (fault.isEmpty()) {
          toWrite(topic);
        }
      } catch (SchemasRefused e) {
        faults.add(e.getMessage());
      }
    }
    if (!faults.isEmpty()) {
      throw new SchemasRefused(String.join("\n", faults));
    }
  }

  private Optional<String> faultOfVersions(TopicValue<?> topic) {
    Schema ours = schema(topic);
    List<RegisteredSchema> versions = versions(of(topic));
    for (int i = 0; i < versions.size() - 1; i++) {
      RegisteredSchema early = versions.get(i);
      Compatibility.fault(ours, early.schema())
          .ifPresent(why -> LOG.warn("{} cannot be read by this build: {}", early, why));
    }
    return versions.isEmpty() ? Optional.empty() : faultOf(ours, versions.get(versions.size() - 1));
  }

  private static Optional<String> faultOf(Schema ours, RegisteredSchema version) {
    return Compatibility.faultEitherWay(ours, version.schema())
        .map(why -> version + " does not go with this build: " + why);
  }

  private List<RegisteredSchema> versions(String subject) {
    return registry.versions(subject).stream()
        .map(version -> registry.version(subject, version))
        .flatMap(Optional::stream)
        .toList();
  }

  /** What keeps a topic from being used as it is, if anything does. Writes nothing. */
  public Optional<String> fault(TopicValue<?> topic) {
    Schema ours = schema(topic);
    String subject = of(topic);
    return versions(subject).stream()
        .map(version -> faultOf(ours, version))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> ours(topic).isPresent() ? Optional.empty() : Optional.of(missing(subject)));
  }

  /**
   * What came of registering.
   *
   * @param version this build's; null if it was refused
   * @param isNew whether it was not there before
   * @param refusal why the registry has not taken it; null if it has
   */
  public record Taken(RegisteredSchema version, boolean isNew, String refusal) {}

  /**
   * Makes this build's schema a version of a topic's subject, unless it is one.
   *
   * @param compatibility the level to hold this and later versions to, as the protocol spells it
   */
  public Taken register(TopicValue<?> topic, String compatibility) {
    String subject = of(topic);
    Schema ours = schema(topic);
    boolean isKnown = !registry.versions(subject).isEmpty();
    if (isKnown) {
      // Before, so that what is registered now is held to it.
      registry.setCompatibility(subject, compatibility);
    }
    Optional<RegisteredSchema> there = registry.find(subject, ours);
    if (there.isPresent()) {
      return new Taken(there.get(), false, null);
    }
    try {
      registry.register(subject, ours);
    } catch (RegistryRefusal e) {
      if (!e.isIncompatible()) {
        throw e;
      }
      return new Taken(null, false, fault(topic).orElse(subject + ": " + e.getMessage()));
    }
    if (!isKnown) {
      // Not every registry takes a level for a subject that it does not know yet.
      registry.setCompatibility(subject, compatibility);
    }
    return new Taken(registry.find(subject, ours).orElseThrow(), true, null);
  }
}
