package io.attune.training.train;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.attune.encoder.SentenceEncoder;
import io.attune.encoder.TunedLayers;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The encoder's vectors of many texts, each made once, on as many cores as there are. They may be
 * kept in a file between runs: most of the time of training and measuring goes into them.
 */
public final class Vectors {
  private static final float[] NOTHING = new float[SentenceEncoder.DIMENSIONS];

  private final Map<String, float[]> byText = new ConcurrentHashMap<>();
  private final TunedLayers layers;
  private final SentenceEncoder ofOne;

  /**
   * No vectors yet.
   *
   * @param layers of the encoder that makes them
   */
  public Vectors(TunedLayers layers) {
    this.layers = layers;
    this.ofOne = new SentenceEncoder(() -> layers);
  }

  /**
   * Those of a file, if it is there and an encoder with the same layers made it.
   *
   * @param file null for none
   */
  public static Vectors of(TunedLayers layers, Path file) throws IOException {
    Vectors vectors = new Vectors(layers);
    if (file != null && Files.exists(file)) {
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
        boolean isOfThese = in.readUTF().equals(layers.version());
        for (int left = isOfThese ? in.readInt() : 0; left > 0; left--) {
          byte[] text = in.readNBytes(in.readInt());
          float[] vector = new float[SentenceEncoder.DIMENSIONS];
          for (int i = 0; i < vector.length; i++) {
            vector[i] = in.readFloat();
          }
          vectors.byText.put(new String(text, UTF_8), vector);
        }
      }
    }
    return vectors;
  }

  /**
   * Keeps them for the next run.
   *
   * @param file null for none
   */
  public void keep(Path file) throws IOException {
    if (file == null) {
      return;
    }
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeUTF(layers.version());
      out.writeInt(byText.size());
      for (Map.Entry<String, float[]> entry : byText.entrySet()) {
        byte[] text = entry.getKey().getBytes(UTF_8);
        out.writeInt(text.length);
        out.write(text);
        for (float number : entry.getValue()) {
          out.writeFloat(number);
        }
      }
    }
  }

  /** Makes those of the texts that are not there yet. */
  public void encode(Collection<String> texts) {
    List<String> missing =
        texts.stream().filter(t -> !t.isEmpty() && !byText.containsKey(t)).distinct().toList();
    if (missing.isEmpty()) {
      return;
    }
    int workers = Math.min(missing.size(), Runtime.getRuntime().availableProcessors());
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      AtomicInteger next = new AtomicInteger();
      List<Callable<Void>> work = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        work.add(() -> encode(missing, next));
      }
      for (Future<Void> done : pool.invokeAll(work)) {
        done.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while encoding", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("encoding failed", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private Void encode(List<String> texts, AtomicInteger next) {
    try (SentenceEncoder encoder = new SentenceEncoder(() -> layers)) {
      for (int i = next.getAndIncrement(); i < texts.size(); i = next.getAndIncrement()) {
        byText.put(texts.get(i), encoder.encode(texts.get(i)));
      }
    }
    return null;
  }

  /** The vector of a text that was encoded; all zero of the empty one. Not to be changed. */
  public float[] of(String text) {
    if (text.isEmpty()) {
      return NOTHING;
    }
    float[] vector = byText.get(text);
    // A text that is read once, spoilt on purpose for example, is not worth keeping.
    return vector == null ? ofOne.encode(text) : vector;
  }
}
