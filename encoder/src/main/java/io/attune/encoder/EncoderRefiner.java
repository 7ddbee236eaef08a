package io.attune.encoder;

import io.attune.language.Refinement;
import io.attune.language.TextContext;
import io.attune.language.TextReading;
import io.attune.language.TextRefiner;
import io.attune.language.Utterance;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads English turns with a sentence encoder and the heads on top of it. For one thread. */
public final class EncoderRefiner implements TextRefiner {
  /**
   * Vectors kept, the least used go first: what was said is the context of what is said next, and
   * many calls say "okay". Some 400 KB.
   */
  private static final int KEPT = 256;

  private static final float[] NOTHING_SAID = new float[SentenceEncoder.DIMENSIONS];

  private final SentenceEncoder encoder;
  private final Heads heads;
  private final Map<String, float[]> vectors =
      new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * @param encoder closed with this
   */
  public EncoderRefiner(SentenceEncoder encoder, Heads heads) {
    this.encoder = encoder;
    this.heads = heads;
  }

  @Override
  public boolean reads(String locale) {
    return Locale.forLanguageTag(locale).getLanguage().equals("en");
  }

  @Override
  public Refinement refine(Utterance utterance, TextContext context, TextReading fast) {
    float[] previous = context.previous().isEmpty() ? NOTHING_SAID : vector(context.previous());
    return heads.read(vector(utterance.text()), previous, utterance, fast);
  }

  private float[] vector(String text) {
    return vectors.computeIfAbsent(text, encoder::encode);
  }

  @Override
  public void close() {
    vectors.clear();
    encoder.close();
  }
}
