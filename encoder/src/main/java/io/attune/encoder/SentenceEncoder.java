package io.attune.encoder;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Supplier;

/**
 * BGE-small-en-v1.5 in int8, its upper layers tuned to how people feel ({@link TunedLayers}): a
 * sentence becomes 384 numbers, near each other where sentences mean and feel much the same. One
 * sentence at a time on one core, because a batch changes an int8 model's numbers (by up to 0.09 of
 * cosine distance) and hardly saves time.
 *
 * <p>The same text gives the same bits on one machine. On another kind of processor it need not:
 * int8 kernels differ where VNNI or its like is missing. That is why what is made of the numbers is
 * recorded as an event, and not computed again in a replay.
 *
 * <p>Loads at the first sentence: one to two seconds, then about 140 MB of memory. Nothing is
 * fetched, and nothing leaves the machine. One sentence at a time; may be shared by threads.
 */
public final class SentenceEncoder implements AutoCloseable {
  /** What the model is called where an answer names it. */
  public static final String MODEL = "bge-small-en-v15-q-tuned";

  /** How many numbers a sentence becomes. */
  public static final int DIMENSIONS = 384;

  /** Longer texts are cut, tokens: some ninety spoken words, several times an average turn. */
  static final int MAX_TOKENS = 128;

  private final Supplier<TunedLayers> layers;
  private HuggingFaceTokenizer tokenizer;
  private OrtSession session;

  /** The encoder as it ships. */
  public SentenceEncoder() {
    this(TunedLayers::bundled);
  }

  /**
   * The published model with other layers.
   *
   * @param layers asked for whenever the model is loaded
   */
  public SentenceEncoder(Supplier<TunedLayers> layers) {
    this.layers = layers;
  }

  /**
   * The sentence as a vector of length one.
   *
   * @param text any text; the empty one has a vector too
   * @return a new array of {@value #DIMENSIONS} numbers
   * @throws IllegalStateException if the model cannot be loaded or run here
   */
  public synchronized float[] encode(String text) {
    load();
    Encoding tokens = tokenizer.encode(text);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OnnxTensor ids = tensor(environment, tokens.getIds());
        OnnxTensor mask = tensor(environment, tokens.getAttentionMask());
        OnnxTensor types = tensor(environment, tokens.getTypeIds());
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
      return firstToken((OnnxTensor) result.get(0));
    } catch (OrtException e) {
      throw new IllegalStateException("the sentence encoder failed: " + e.getMessage(), e);
    }
  }

  /** Gives back what lies outside the heap. A sentence that comes later loads all again. */
  @Override
  public synchronized void close() {
    if (session == null) {
      return;
    }
    tokenizer.close();
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("cannot close the sentence encoder: " + e.getMessage(), e);
    } finally {
      tokenizer = null;
      session = null;
    }
  }

  private void load() {
    if (session != null) {
      return;
    }
    byte[] model = publishedModel();
    layers.get().over(model);
    HuggingFaceTokenizer loaded = tokenizer();
    try {
      session = session(model);
      tokenizer = loaded;
    } catch (OrtException e) {
      loaded.close();
      throw new IllegalStateException(
          "cannot load the sentence encoder's model: " + e.getMessage(), e);
    }
  }

  /**
   * The model's tokeniser, one text at a time and never more than {@value #MAX_TOKENS} tokens. To
   * be closed.
   */
  public static HuggingFaceTokenizer tokenizer() {
    // The library would look for a build for the graphics card on the net, and reports its use.
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    Map<String, String> options =
        Map.of(
            "maxLength", String.valueOf(MAX_TOKENS),
            "modelMaxLength", "512",
            "truncation", "true",
            "padding", "false");
    return ShippedFile.read(
        "/bge-small-en-v1.5-q-tokenizer.json",
        file -> HuggingFaceTokenizer.newInstance(file, options));
  }

  /** The published model's file, a new copy. */
  public static byte[] publishedModel() {
    return ShippedFile.read("/bge-small-en-v1.5-q.onnx", InputStream::readAllBytes);
  }

  private static OrtSession session(byte[] model) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    environment.setTelemetry(false);
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      // As it is by default otherwise: without the arena or the packed weights little memory is
      // saved (under 10 MB of 140), and the latter cost half the speed.
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      return environment.createSession(model, options);
    }
  }

  private static OnnxTensor tensor(OrtEnvironment environment, long[] row) throws OrtException {
    return OnnxTensor.createTensor(environment, new long[][] {row});
  }

  /** The model's first token stands for the whole sentence; scaled to length one. */
  private static float[] firstToken(OnnxTensor states) {
    float[] vector = new float[DIMENSIONS];
    states.getFloatBuffer().get(vector);
    double squares = 0;
    for (float x : vector) {
      squares += (double) x * x;
    }
    double length = Math.sqrt(squares);
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (vector[i] / length);
    }
    return vector;
  }
}
