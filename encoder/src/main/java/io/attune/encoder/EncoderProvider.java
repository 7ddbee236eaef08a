package io.attune.encoder;

import io.attune.app.RefinerProvider;
import io.attune.language.TextRefiner;
import java.util.Optional;
import java.util.ServiceLoader;

/** Brings the encoder to the app, if there are heads for it. */
public final class EncoderProvider implements RefinerProvider {
  @Override
  public Optional<String> missing() {
    return heads().isPresent()
        ? Optional.empty()
        : Optional.of("there are no heads for it in this build");
  }

  @Override
  public TextRefiner open() {
    Heads heads = heads().orElseThrow(() -> new IllegalStateException("the encoder has no heads"));
    SentenceEncoder encoder = new SentenceEncoder();
    // Now, so that nobody's turn has to wait for it.
    encoder.encode("");
    return new EncoderRefiner(encoder, heads);
  }

  private static Optional<Heads> heads() {
    return ServiceLoader.load(Heads.class).findFirst();
  }
}
