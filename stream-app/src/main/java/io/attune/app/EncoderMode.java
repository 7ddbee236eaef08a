package io.attune.app;

import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;

/** Whether turns are read again by a sentence encoder. */
public enum EncoderMode {
  /** Where it is there and its cost fits. */
  AUTO,
  ON,
  OFF;

  /**
   * Processors from which on it is used without being asked for: on two that are shared with a
   * broker, its 5 to 10 ms a turn are missed elsewhere.
   */
  static final int PROCESSORS = 4;

  /** The name in settings. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The encoder that is to be used.
   *
   * @return empty if none is
   * @throws Failure if it is to be on and cannot
   */
  public Optional<RefinerProvider> find() {
    return find(
        ServiceLoader.load(RefinerProvider.class).findFirst(),
        Runtime.getRuntime().availableProcessors());
  }

  Optional<RefinerProvider> find(Optional<RefinerProvider> there, int processors) {
    return switch (this) {
      case OFF -> Optional.empty();
      case AUTO -> there.filter(encoder -> processors >= PROCESSORS && encoder.missing().isEmpty());
      case ON -> Optional.of(require(there));
    };
  }

  private static RefinerProvider require(Optional<RefinerProvider> there) {
    RefinerProvider encoder =
        there.orElseThrow(
            () ->
                Failure.environment(
                    "encoder is on, but it is not here: put encoder.jar and its libraries on the"
                        + " class path (./attune does), or set encoder to auto or off",
                    null));
    encoder
        .missing()
        .ifPresent(
            missing -> {
              throw Failure.environment(
                  "encoder is on, but " + missing + "; set encoder to auto or off", null);
            });
    return encoder;
  }
}
